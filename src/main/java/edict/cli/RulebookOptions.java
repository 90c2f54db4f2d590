package edict.cli;

import edict.Edict;
import edict.rulebook.Rulebook;
import edict.rulebook.RulebookFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rulebook: the one shipped, or folders in its place. */
final class RulebookOptions {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Rules in the place of those shipped.")
    Optional<Path> rules = Optional.empty();

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = "Policies in the place of those shipped.")
    Optional<Path> policies = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    @Nullable CommandSpec command;

    /** What the names of these options end with: nothing, but where there is a second rulebook. */
    private String mark = "";

    /** Whether places in these folders are told by the folder, as the user named it, and not by {@code rules} and {@code policies}. */
    private boolean byFolders;

    /** Another rulebook: folders in the place of those of this one. @param mark what the names of the options end with that name them */
    RulebookOptions but(Optional<Path> otherRules, Optional<Path> otherPolicies, String mark) {
        RulebookOptions other = new RulebookOptions();
        other.command = command;
        other.rules = otherRules.or(() -> rules);
        other.policies = otherPolicies.or(() -> policies);
        other.mark = mark;
        return other;
    }

    /** The same with the folders as the user named them in all places, so that those of two rulebooks are told apart. */
    RulebookOptions calledByFolders() {
        RulebookOptions other = but(rules, policies, mark);
        other.byFolders = true;
        return other;
    }

    Edict edict() {
        return folders().isEmpty() ? Edict.shipped() : Edict.of(rulebook());
    }

    Rulebook rulebook() {
        return folders().isEmpty() ? Rulebook.shipped() : Rulebook.of(files());
    }

    RulebookFiles files() {
        rules.ifPresent(folder -> requireFolder("rules", folder));
        policies.ifPresent(folder -> requireFolder("policies", folder));
        RulebookFiles files = rules.isPresent() && policies.isPresent()
                ? new RulebookFiles(new TreeMap<>())
                : RulebookFiles.shipped();
        files = replacing(files, "rules", rules);
        return replacing(files, "policies", policies);
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
        return Stream.of(rules, policies).flatMap(Optional::stream).toList();
    }

    private void requireFolder(String name, Path folder) {
        String option = "--" + name + mark;
        if (!Files.isDirectory(folder)) {
            throw usage(option + ": there is no folder `" + folder + "`");
        }
        // Everything below would be in the wrong place, and told as that.
        if (Files.isDirectory(folder.resolve(name))) {
            throw usage(option + ": `" + folder + "` holds a folder `" + name + "`; name that, `" + folder.resolve(name) + "`");
        }
    }

    /** What to throw when the command line is wrong. */
    ParameterException usage(String message) {
        if (command == null) {
            throw new IllegalStateException("the options belong to no command");
        }
        return new ParameterException(command.commandLine(), message);
    }
}
