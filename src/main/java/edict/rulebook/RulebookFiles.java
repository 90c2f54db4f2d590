package edict.rulebook;

import edict.document.Folder;
import edict.document.Hash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The texts of a rulebook. Immutable.
 *
 * @param texts bytes by name, relative to the folder that holds {@code rules} and {@code policies}, with slashes
 * @param folders what places call {@code rules} and {@code policies} where they call them otherwise
 */
public record RulebookFiles(NavigableMap<String, byte[]> texts, Map<String, String> folders) {

    /** How texts end to which rules and policies link: doctrine is a part of the rulebook as they are. */
    static final List<String> DOCTRINE = List.of(".md", ".txt", ".html", ".pdf");

    private static final List<String> NEARLY_YAML = List.of(".yaml", ".yml", ".yaml.txt", ".yml.txt", ".json");
    private static final List<String> NEARLY_RULES = List.of(".drl", ".drl.txt", ".dlr", ".drlx");

    private static final List<String> FOLDERS = List.of("policies", "rules");

    public RulebookFiles {
        texts = new TreeMap<>(texts);
        folders = Map.copyOf(folders);
    }

    public RulebookFiles(NavigableMap<String, byte[]> texts) {
        this(texts, Map.of());
    }

    /**
     * Reads what stands under {@code rules} and {@code policies} in {@code folder}. Cases are no part of a rulebook.
     *
     * @throws edict.document.Refused where a link leads out of one of the two, nowhere, or in a circle
     */
    public static RulebookFiles under(Path folder) {
        NavigableMap<String, byte[]> texts = new TreeMap<>();
        for (String name : FOLDERS) {
            Path start = folder.resolve(name);
            if (Files.isDirectory(start)) {
                texts.putAll(Folder.read(start, name + "/", RulebookFiles::belongs));
            }
        }
        return new RulebookFiles(texts);
    }

    /** Reads what travels with the program: the folders in its jar, or among its classes. */
    public static RulebookFiles shipped() {
        return Shipped.files();
    }

    /**
     * The same with what stands in {@code folder} as everything under {@code name}.
     *
     * @param name {@code rules} or {@code policies}
     * @throws edict.document.Refused likewise
     */
    public RulebookFiles replacing(String name, Path folder) {
        NavigableMap<String, byte[]> all = new TreeMap<>(texts);
        all.keySet().removeIf(file -> file.startsWith(name + "/"));
        all.putAll(Folder.read(folder, name + "/", RulebookFiles::belongs));
        return new RulebookFiles(all, folders);
    }

    /** The same with another folder in the places of what stands under {@code name}: who has two rulebooks tells them apart by that. */
    public RulebookFiles calling(String name, String folder) {
        Map<String, String> called = new TreeMap<>(folders);
        called.put(name, folder);
        return new RulebookFiles(texts, called);
    }

    /** The same with other texts in the place of those of the same name. */
    public RulebookFiles with(Map<String, String> changed) {
        Map<String, byte[]> bytes = new TreeMap<>();
        changed.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return with(bytes, Set.of());
    }

    /** The same with other bytes in the place of those of the same name, and without some. */
    public RulebookFiles with(Map<String, byte[]> changed, Set<String> gone) {
        NavigableMap<String, byte[]> all = new TreeMap<>(texts);
        all.putAll(changed);
        all.keySet().removeAll(gone);
        return new RulebookFiles(all, folders);
    }

    /** What places call a file. */
    String called(String name) {
        int slash = name.indexOf('/');
        String folder = slash < 0 ? name : name.substring(0, slash);
        return Optional.ofNullable(folders.get(folder)).map(other -> other + name.substring(folder.length())).orElse(name);
    }

    /** SHA-256 over names and bytes: equal for equal content, wherever it was read from. */
    public String hash() {
        MessageDigest digest = Hash.digest();
        texts.forEach((name, bytes) -> {
            digest.update((name + '\0' + bytes.length + '\0').getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** By what a changed text is told from another where it need not be read for that: an archive has them ready. */
    Map<String, Integer> checksums() {
        Map<String, Integer> checksums = new TreeMap<>();
        texts.forEach((name, bytes) -> {
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            checksums.put(name, (int) checksum.getValue());
        });
        return checksums;
    }

    /** Whether a file is part of a rulebook, or was meant to be. */
    public static boolean belongs(String name) {
        // Where a jar is looked through, thousands of names stand elsewhere: a start would wait for more than this.
        return (name.startsWith("policies/") || name.startsWith("rules/"))
                && (isRules(name) || isPolicies(name) || isDoctrine(name) || isMisnamed(name));
    }

    /** Whether anything of the rulebook reads a file of it, or says why it can't: a text to which nothing links is there for nobody. */
    public boolean reads(String name) {
        return !isDoctrine(name) || isMisnamed(name) || texts.entrySet().stream()
                .anyMatch(text -> isPolicies(text.getKey()) && new String(text.getValue(), StandardCharsets.UTF_8).contains(name));
    }

    private static boolean isDoctrine(String name) {
        return DOCTRINE.stream().anyMatch(name::endsWith);
    }

    static boolean isRules(String name) {
        return name.startsWith("rules/") && name.endsWith(".drl");
    }

    static boolean isPolicies(String name) {
        return name.startsWith("policies/") && name.endsWith(".yaml") && !name.endsWith(".test.yaml");
    }

    /** Whether nothing would read a file although its name is nearly right. */
    static boolean isMisnamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean yaml = NEARLY_YAML.stream().anyMatch(lower::endsWith);
        boolean rules = NEARLY_RULES.stream().anyMatch(lower::endsWith);
        boolean cases = name.endsWith(".test.yaml") || name.endsWith("/mutants.yaml");
        return name.startsWith("policies/")
                ? (yaml || rules) && !isPolicies(name)
                : name.startsWith("rules/") && (yaml && !cases || rules && !isRules(name));
    }
}
