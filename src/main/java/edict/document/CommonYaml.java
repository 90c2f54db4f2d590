package edict.document;

/**
 * The YAML that nearly all files are written in, read some ten times as fast as {@link Yaml} reads all of it: lists and objects in blocks and
 * in brackets, texts on one line with or without quotes, blocks of text without blank lines, comments. Whatever else there is (anchors, tags,
 * escapes, texts over several lines, values that are left out) is not understood here, even where its meaning is plain: two readers must
 * never disagree.
 */
final class CommonYaml {

    /** Begins something else than a text without quotes. */
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

    /** The other reader takes no longer ones for keys. */
    private static final int LONGEST_KEY = 1_000;

    private static final String FORBIDDEN = "\u2028\u2029\uFEFF";

    private final String text;
    private final Tree tree;
    private int at;
    private int line = 1;
    private int start;
    /** The column of what stands after the value that was read; -1 where nothing does. */
    private int upcoming;

    /** Not understood, which says nothing of whether it is YAML. */
    private static final class Uncommon extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Uncommon() {
            super("not common", null, false, false);
        }
    }

    private CommonYaml(String text, Tree tree) {
        this.text = text;
        this.tree = tree;
    }

    /**
     * Reads the text into the tree.
     *
     * @return whether it was understood; otherwise the tree is of no use
     */
    static boolean read(String text, Tree tree) {
        try {
            new CommonYaml(text, tree).document();
            return true;
        } catch (Uncommon uncommon) {
            return false;
        }
    }

    private void document() {
        for (int i = 0; i < text.length(); i++) {
            require(isCommon(text.charAt(i)));
        }
        if (text.startsWith("---\n")) {
            at = 3;
        } else {
            atLineStart();
        }
        require(next());
        block(-1);
        require(upcoming < 0);
    }

    private static boolean isCommon(char c) {
        return c >= ' ' && c <= '~'
                || c == '\n'
                || c >= 0xA0 && c <= 0xFFFD && !Character.isSurrogate(c) && FORBIDDEN.indexOf(c) < 0;
    }

    private static void require(boolean understood) {
        if (!understood) {
            throw new Uncommon();
        }
    }

    // ---- where one is

    /** The character so many places on; a line end where there is none. */
    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\n';
    }

    private int column() {
        return at - start;
    }

    private Place here() {
        return tree.place(line, column() + 1);
    }

    private void skipBlanks() {
        while (peek(0) == ' ') {
            at++;
        }
    }

    private void newline() {
        at++;
        line++;
        start = at;
        atLineStart();
    }

    /** Directives, and where documents begin and end. */
    private void atLineStart() {
        require(peek(0) != '%' && !text.startsWith("---", at) && !text.startsWith("...", at));
    }

    /** Goes to what stands next, on this line or a later one. @return whether there is something */
    private boolean next() {
        while (true) {
            skipBlanks();
            if (peek(0) == '#') {
                require(column() == 0 || text.charAt(at - 1) == ' ');
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            }
            if (at == text.length()) {
                return false;
            }
            if (peek(0) != '\n') {
                return true;
            }
            newline();
        }
    }

    /** The same where something has to stand on another line. @return its column */
    private int below() {
        int now = line;
        require(next() && line > now);
        return column();
    }

    /** Goes past what ends the line. @param fresh whether a line begins here */
    private void onward(boolean fresh) {
        int now = line;
        boolean more = next();
        require(!more || fresh || line > now);
        upcoming = more ? column() : -1;
    }

    private boolean isItem() {
        return peek(0) == '-' && (peek(1) == ' ' || peek(1) == '\n');
    }

    // ---- blocks

    /** What begins a line. @param parent column of what it belongs to */
    private void block(int parent) {
        if (isItem()) {
            sequence(column(), false);
        } else if (keyEnd(false) >= 0) {
            mapping(column());
        } else {
            inline(parent);
        }
    }

    /** @param flush whether it stands in the column of the key that it belongs to */
    private void sequence(int column, boolean flush) {
        tree.open(false, here(), null);
        upcoming = column;
        while (upcoming == column && (!flush || isItem())) {
            require(isItem());
            at++;
            skipBlanks();
            if (peek(0) == '\n' || peek(0) == '#') {
                require(below() > column);
                block(column);
            } else if (keyEnd(false) >= 0) {
                mapping(column());
            } else {
                inline(column);
            }
        }
        require(upcoming <= column);
        tree.close();
    }

    private void mapping(int column) {
        tree.open(true, here(), null);
        upcoming = column;
        while (upcoming == column) {
            key(keyEnd(false));
            skipBlanks();
            if (peek(0) != '\n' && peek(0) != '#') {
                inline(column);
            } else if (below() > column) {
                block(column);
            } else {
                require(column() == column && isItem());
                sequence(column, true);
            }
        }
        require(upcoming < column);
        tree.close();
    }

    /** Where the key ends that begins here, and its colon stands; -1 where none does. */
    private int keyEnd(boolean bracketed) {
        char first = peek(0);
        int end;
        if (first == '"' || first == '\'') {
            end = quoteEnd() + 1;
        } else if (isPlainStart()) {
            end = plainEnd(bracketed);
        } else {
            return -1;
        }
        boolean key = end < text.length() && text.charAt(end) == ':' && isBlank(end + 1);
        require(!key || text.charAt(end - 1) != ' ');
        return key ? end : -1;
    }

    /** Reads a key and its colon. */
    private void key(int end) {
        require(end > at && end - at <= LONGEST_KEY);
        Place place = here();
        char first = peek(0);
        if (first == '"' || first == '\'') {
            tree.key(text.substring(at + 1, end - 1), place);
        } else {
            String name = text.substring(at, end);
            require(Plain.kind(name) == Node.Kind.TEXT && !name.equals("<<"));
            tree.key(name, place);
        }
        at = end + 1;
    }

    /** A value that begins on a line on which something stands before it. @param parent column of what it belongs to */
    private void inline(int parent) {
        boolean block = peek(0) == '|' || peek(0) == '>';
        if (block) {
            lines(parent);
        } else {
            value(parent, false);
            require(isBlank(at) || peek(0) == '#' && text.charAt(at - 1) == ' ');
        }
        onward(block);
    }

    /** A text on one line, or what stands in brackets. @param parent column of the block around */
    private void value(int parent, boolean bracketed) {
        switch (peek(0)) {
            case '{', '[' -> flow(parent);
            case '"', '\'' -> quoted();
            default -> {
                require(isPlainStart());
                plain(plainEnd(bracketed));
            }
        }
    }

    private void lines(int parent) {
        Place place = here();
        boolean folded = peek(0) == '>';
        at++;
        boolean stripped = peek(0) == '-';
        at += stripped ? 1 : 0;
        require(peek(0) == '\n' && at < text.length());
        newline();
        skipBlanks();
        int indent = column();
        require(indent > parent && indent > 0);
        StringBuilder value = new StringBuilder();
        while (true) {
            int end = text.indexOf('\n', at);
            require(end > at && text.charAt(at) != ' ' && text.charAt(end - 1) != ' ');
            value.append(value.isEmpty() ? "" : folded ? " " : "\n").append(text, at, end);
            at = end;
            newline();
            skipBlanks();
            if (column() < indent) {
                break;
            }
            require(column() == indent);
        }
        // What comes now belongs to something further out, or is a blank line, after which nothing of the block may come.
        at = start;
        int blank = start;
        while (blank < text.length() && (text.charAt(blank) == ' ' || text.charAt(blank) == '\n')) {
            blank++;
        }
        require(blank == text.length() || blank - (text.lastIndexOf('\n', blank) + 1) <= Math.max(parent, 0));
        tree.scalar(stripped ? value.toString() : value.append('\n').toString(), Node.Kind.TEXT, place, null);
    }

    // ---- brackets

    /** @param parent column of the block around */
    private void flow(int parent) {
        boolean mapping = peek(0) == '{';
        char close = mapping ? '}' : ']';
        tree.open(mapping, here(), null);
        at++;
        inside(parent);
        while (peek(0) != close) {
            if (mapping) {
                key(keyEnd(true));
                inside(parent);
            }
            value(parent, true);
            inside(parent);
            if (peek(0) == ',') {
                at++;
                inside(parent);
                require(peek(0) != close);
            } else {
                require(peek(0) == close);
            }
        }
        at++;
        tree.close();
    }

    /** Goes to what stands next within brackets. */
    private void inside(int parent) {
        int now = line;
        require(next() && (line == now || column() > parent));
    }

    // ---- texts

    private boolean isBlank(int where) {
        return where >= text.length() || text.charAt(where) == ' ' || text.charAt(where) == '\n';
    }

    private boolean isPlainStart() {
        char first = peek(0);
        return first > ' ' && (INDICATORS.indexOf(first) < 0 || first == '-' && Character.isLetterOrDigit(peek(1)));
    }

    /** Where a text without quotes ends: at the end of the line, before a comment, or before the colon that makes it a key. */
    private int plainEnd(boolean bracketed) {
        for (int end = at; end < text.length(); end++) {
            switch (text.charAt(end)) {
                case '\n' -> {
                    return end;
                }
                case ':' -> {
                    if (isBlank(end + 1)) {
                        return end;
                    }
                    require(!bracketed || ",[]{}".indexOf(text.charAt(end + 1)) < 0);
                }
                case '#' -> {
                    if (text.charAt(end - 1) == ' ') {
                        return end;
                    }
                }
                case ',', '[', ']', '{', '}' -> {
                    if (bracketed) {
                        return end;
                    }
                }
                default -> {
                    // Part of the text.
                }
            }
        }
        return text.length();
    }

    private void plain(int end) {
        int last = end;
        while (text.charAt(last - 1) == ' ') {
            last--;
        }
        String value = text.substring(at, last);
        Node.Kind kind = Plain.kind(value);
        tree.scalar(kind == Node.Kind.NULL ? "null" : value, kind, here(), null);
        at = end;
        // A colon here would make it a key, where none can stand.
        require(peek(0) != ':');
    }

    /** Where the closing quote stands. */
    private int quoteEnd() {
        char quote = peek(0);
        for (int end = at + 1; end < text.length(); end++) {
            char c = text.charAt(end);
            require(c != '\n' && (c != '\\' || quote == '\''));
            if (c == quote) {
                require(quote == '"' || end + 1 == text.length() || text.charAt(end + 1) != '\'');
                return end;
            }
        }
        throw new Uncommon();
    }

    private void quoted() {
        int end = quoteEnd();
        tree.scalar(text.substring(at + 1, end), Node.Kind.TEXT, here(), null);
        at = end + 1;
    }
}
