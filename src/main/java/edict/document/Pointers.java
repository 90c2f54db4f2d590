package edict.document;

/** JSON pointers (RFC 6901). */
public final class Pointers {

    private Pointers() {}

    /** The pointer of {@code key} in the object at {@code parent}. */
    public static String child(String parent, String key) {
        return parent + '/' + escape(key);
    }

    public static String child(String parent, int index) {
        return parent + '/' + index;
    }

    /** What the value at {@code pointer} stands in; of the root the root itself. */
    public static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    /** The last key or index of a pointer, as it stands there. */
    public static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static String escape(String key) {
        return key.indexOf('~') < 0 && key.indexOf('/') < 0 ? key : key.replace("~", "~0").replace("/", "~1");
    }
}
