package edict.cli;

import edict.Edict;
import edict.document.Refused;
import edict.rulebook.Rulebook;
import edict.rulebook.RulebookFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which rulebook: the one shipped, or folders in its place. */
final class RulebookOptions {

    private final Given<Optional<Path>> rules;
    private final Given<Optional<Path>> policies;

    /** What the names of these options end with: nothing, but where there is a second rulebook. */
    private final String mark;

    /** Whether places in these folders are told by the folder, as the user named it, and not by {@code rules} and {@code policies}. */
    private final boolean byFolders;

    RulebookOptions(Syntax syntax) {
        this(
                syntax.option("--rules", "DIR", Values::path, "Rules in the place of those shipped."),
                syntax.option("--policies", "DIR", Values::path, "Policies in the place of those shipped."),
                "",
                false);
    }

    private RulebookOptions(Given<Optional<Path>> rules, Given<Optional<Path>> policies, String mark, boolean byFolders) {
        this.rules = rules;
        this.policies = policies;
        this.mark = mark;
        this.byFolders = byFolders;
    }

    /** Another rulebook: folders in the place of those of this one. @param mark what the names of the options end with that name them */
    RulebookOptions but(Optional<Path> otherRules, Optional<Path> otherPolicies, String mark) {
        return new RulebookOptions(
                Given.of(otherRules.or(rules::get)), Given.of(otherPolicies.or(policies::get)), mark, byFolders);
    }

    /** The same with the folders as the user named them in all places, so that those of two rulebooks are told apart. */
    RulebookOptions calledByFolders() {
        return new RulebookOptions(rules, policies, mark, true);
    }

    Edict edict() {
        return folders().isEmpty() ? Edict.shipped() : Edict.of(rulebook());
    }

    Rulebook rulebook() {
        if (folders().isEmpty()) {
            return Rulebook.shipped();
        }
        try {
            return Rulebook.of(files());
        } catch (Refused refused) {
            // Reports name places the same wherever the folders lie; what is wrong has to be found.
            if (byFolders) {
                throw refused;
            }
            return calledByFolders().rulebook();
        }
    }

    /** These options once more, for a command that goes on with the same rulebook, each after a space. */
    String again() {
        return rules.get().map(folder -> " --rules" + mark + " " + folder).orElse("")
                + policies.get().map(folder -> " --policies" + mark + " " + folder).orElse("");
    }

    /** Which half was read as it is shipped, since only the other one is named, after a space; nothing where both are named, or neither. */
    String halfShipped() {
        if (folders().size() != 1) {
            return "";
        }
        String half = rules.get().isEmpty() ? "rules" : "policies";
        return " The " + half + " are those shipped: no --" + half + mark + " names others.";
    }

    RulebookFiles files() {
        rules.get().ifPresent(folder -> requireFolder("rules", folder));
        policies.get().ifPresent(folder -> requireFolder("policies", folder));
        RulebookFiles files = folders().size() == 2
                ? new RulebookFiles(new TreeMap<>())
                : RulebookFiles.shipped();
        files = replacing(replacing(files, "rules", rules.get()), "policies", policies.get());
        // Of folders that are exchanged each file would be told as wrong.
        if (files.texts().keySet().stream().anyMatch(name -> name.startsWith("policies/") && name.endsWith(".drl"))) {
            throw new WrongUsage("--policies" + mark + ": `" + policies.get().orElseThrow() + "` holds rules, which are named by --rules" + mark);
        }
        return files;
    }

    private RulebookFiles replacing(RulebookFiles files, String name, Optional<Path> folder) {
        if (folder.isEmpty()) {
            return files;
        }
        RulebookFiles replaced = files.replacing(name, folder.get());
        return byFolders ? replaced.calling(name, folder.get().toString().replace('\\', '/')) : replaced;
    }

    /** The folders that stand in the place of shipped ones. */
    List<Path> folders() {
        return Stream.of(rules.get(), policies.get()).flatMap(Optional::stream).toList();
    }

    private void requireFolder(String name, Path folder) {
        String option = "--" + name + mark;
        if (!Files.isDirectory(folder)) {
            throw new WrongUsage(option + ": there is no folder `" + folder + "`");
        }
        // Everything below would be in the wrong place, and told as that.
        if (Files.isDirectory(folder.resolve(name))) {
            throw new WrongUsage(option + ": `" + folder + "` holds a folder `" + name + "`; name that, `" + folder.resolve(name) + "`");
        }
    }
}
