package edict.cli;

import edict.document.Names;
import edict.rulebook.Coded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/**
 * What may stand on the line of a command: options anywhere, and parameters in the order in which they are said here. A command says it
 * when it is made, with what help tells of each, and gets what stands there once the line is read. For one line, and one thread.
 */
final class Syntax {

    /** How often something may be given. */
    private enum Times {
        ONCE,
        MANY
    }

    /** @param reader gets the texts given, once for each time */
    private record Declared(Option option, Times times, Consumer<List<String>> reader) {
        String name() {
            return "--" + option.getLongOpt();
        }
    }

    /** @param least how many have to be given */
    private record Parameter(String label, String description, int least, Times times, Consumer<List<String>> reader) {}

    /** In what is told of an option: what is meant where it isn't given. */
    private static final String DEFAULT = "${default}";

    private final String command;
    private final List<Declared> options = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Given<Boolean> help;
    private final Given<Boolean> version;
    private String description = "";
    private Supplier<String> end = () -> "";
    private CommandLine line = CommandLine.builder().get();

    /** @param command its name, with that of the program */
    Syntax(String command) {
        this.command = command;
        this.help = flag("-h, --help", "Show this help message and exit.");
        this.version = flag("-V, --version", "Print version information and exit.");
    }

    String command() {
        return command;
    }

    /** Says what the command does. */
    void describe(String does) {
        description = does;
    }

    /** @param exitCodes what each of them says */
    void describe(String does, String exitCodes) {
        describe(does, () -> "\n" + Help.paragraph("Exit codes: " + exitCodes + "."));
    }

    /** @param last what help ends with */
    void describe(String does, Supplier<String> last) {
        description = does;
        end = last;
    }

    String description() {
        return description;
    }

    /** @param names such as {@code -o, --output} */
    Given<Boolean> flag(String names, String told) {
        Given<Boolean> given = new Given<>();
        declare(names, "", told, Times.ONCE, texts -> given.set(!texts.isEmpty()));
        return given;
    }

    /** @param label what help shows in the place of the value */
    <T> Given<Optional<T>> option(String names, String label, Values.Reader<T> reader, String told) {
        Given<Optional<T>> given = new Given<>();
        declare(names, label, told, Times.ONCE, texts -> given.set(
                texts.stream().findFirst().map(text -> reader.read(longest(names), text))));
        return given;
    }

    /** @param otherwise what is meant where it isn't given; {@code ${default}} in what is told stands for it */
    <T> Given<T> option(String names, String label, Values.Reader<T> reader, String otherwise, String told) {
        Given<T> given = new Given<>();
        declare(names, label, told.replace(DEFAULT, otherwise), Times.ONCE, texts -> given.set(
                reader.read(longest(names), texts.isEmpty() ? otherwise : texts.get(0))));
        return given;
    }

    /** One of a few words, in letters of any size. @param otherwise what is meant where it isn't given */
    <E extends Enum<E> & Coded> Given<E> option(String names, E[] words, E otherwise, String told) {
        List<String> codes = Stream.of(words).map(Coded::code).toList();
        return option(
                names,
                String.join("|", codes),
                (name, text) -> Stream.of(words)
                        .filter(word -> word.code().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() ->
                                new WrongUsage(name + ": expected " + Names.oneOf(codes) + ", found " + Names.quote(text))),
                otherwise.code(),
                told);
    }

    /** One that may be given several times. */
    Given<List<String>> options(String names, String label, String told) {
        Given<List<String>> given = new Given<>();
        declare(names, label, told, Times.MANY, given::set);
        return given;
    }

    /** One that has to be given. */
    Given<String> parameter(String label, String told) {
        Given<String> given = new Given<>();
        parameters.add(new Parameter(label, told, 1, Times.ONCE, texts -> given.set(texts.get(0))));
        return given;
    }

    /** One that may be left out. */
    <T> Given<Optional<T>> parameter(String label, Values.Reader<T> reader, String told) {
        Given<Optional<T>> given = new Given<>();
        parameters.add(new Parameter(label, told, 0, Times.ONCE, texts -> given.set(
                texts.stream().findFirst().map(text -> reader.read(label, text)))));
        return given;
    }

    /** The same where something is meant then. @param otherwise what; {@code ${default}} in what is told stands for it */
    <T> Given<T> parameter(String label, Values.Reader<T> reader, String otherwise, String told) {
        Given<T> given = new Given<>();
        parameters.add(new Parameter(label, told.replace(DEFAULT, otherwise), 0, Times.ONCE, texts -> given.set(
                reader.read(label, texts.isEmpty() ? otherwise : texts.get(0)))));
        return given;
    }

    /** Whatever stands behind those said before. @param least how many have to */
    Given<List<String>> parameters(String label, int least, String told) {
        Given<List<String>> given = new Given<>();
        parameters.add(new Parameter(label, told, least, Times.MANY, given::set));
        return given;
    }

    private void declare(String names, String label, String told, Times times, Consumer<List<String>> reader) {
        int comma = names.indexOf(", ");
        Option.Builder option = comma < 0 ? Option.builder() : Option.builder(names.substring(1, comma));
        option.longOpt(longest(names).substring(2)).desc(told);
        if (options.stream().anyMatch(other -> other.name().equals(longest(names)))) {
            throw new IllegalStateException(command + " has two options " + names);
        }
        options.add(new Declared((label.isEmpty() ? option : option.hasArg().argName(label)).get(), times, reader));
    }

    private static String longest(String names) {
        return names.substring(names.indexOf("--"));
    }

    /**
     * Reads a line. Where help or the version is asked for, only that is known then.
     *
     * @throws WrongUsage at the first thing that is wrong
     */
    void read(List<String> arguments) {
        line = parsed(arguments);
        if (line.hasOption("help") || line.hasOption("version")) {
            help.set(line.hasOption("help"));
            version.set(line.hasOption("version"));
            return;
        }
        options.forEach(this::read);
        List<String> left = line.getArgList();
        for (Parameter parameter : parameters) {
            int taken = parameter.times() == Times.MANY ? left.size() : Math.min(1, left.size());
            if (taken < parameter.least()) {
                throw new WrongUsage("expected " + parameter.label() + ", found nothing");
            }
            parameter.reader().accept(List.copyOf(left.subList(0, taken)));
            left = left.subList(taken, left.size());
        }
        if (!left.isEmpty()) {
            throw new WrongUsage("found " + Names.quote(left.get(0)) + " where nothing more is expected");
        }
    }

    private CommandLine parsed(List<String> arguments) {
        Options known = new Options();
        options.forEach(declared -> known.addOption(declared.option()));
        try {
            return DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(known, arguments.toArray(String[]::new));
        } catch (UnrecognizedOptionException unknown) {
            throw unknown(unknown.getOption());
        } catch (MissingArgumentException missing) {
            throw new WrongUsage("--" + missing.getOption().getLongOpt() + ": expected "
                    + missing.getOption().getArgName() + ", found nothing");
        } catch (ParseException other) {
            throw new WrongUsage(String.valueOf(other.getMessage()));
        }
    }

    private WrongUsage unknown(String found) {
        String name = found.split("=", 2)[0];
        List<String> names = options.stream().map(Declared::name).toList();
        return new WrongUsage(
                names.contains(name)
                        ? name + " takes no value, found " + Names.quote(found)
                        : "there is no option " + Names.quote(name) + Names.didYouMean(name, names));
    }

    private void read(Declared declared) {
        List<String> texts = texts(declared.option());
        if (declared.times() == Times.ONCE && texts.size() > 1) {
            throw new WrongUsage(declared.name() + " is given " + texts.size() + " times; once is expected");
        }
        declared.reader().accept(texts);
    }

    /** What is given for an option; an empty text for each time that one without a value is. */
    private List<String> texts(Option option) {
        return Stream.of(line.getOptions())
                .filter(option::equals)
                .map(given -> given.getValue(""))
                .toList();
    }

    boolean wantsHelp() {
        return help.get();
    }

    boolean wantsVersion() {
        return version.get();
    }

    /** What was given for an option. @param name such as {@code format} */
    Optional<String> given(String name) {
        return Optional.ofNullable(line.getOptionValue(name));
    }

    /** What {@code --help} writes. */
    String help() {
        List<String> usage = new ArrayList<>(List.of("Usage:", command, "[OPTION]..."));
        List<Help.Row> rows = new ArrayList<>();
        for (Parameter parameter : parameters) {
            String label = parameter.label() + (parameter.times() == Times.MANY ? "..." : "");
            usage.add(parameter.least() == 0 ? "[" + label + "]" : label);
            rows.add(new Help.Row("      " + label, parameter.description()));
        }
        options.stream().map(Declared::option).sorted(Comparator.comparing(Option::getLongOpt)).map(Syntax::row).forEach(rows::add);
        return Help.paragraph(String.join(" ", usage))
                + Help.paragraph(description)
                + Help.table(rows)
                + end.get();
    }

    private static Help.Row row(Option option) {
        String name = (option.getOpt() == null ? "      " : "  -" + option.getOpt() + ", ") + "--" + option.getLongOpt();
        return new Help.Row(option.hasArg() ? name + "=" + option.getArgName() : name, option.getDescription());
    }
}
