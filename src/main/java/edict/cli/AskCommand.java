package edict.cli;

import edict.Edict;
import edict.Request;
import edict.asking.Dialogue;
import edict.asking.FormReader;
import edict.asking.Questionnaire;
import edict.asking.Reply;
import edict.asking.Session;
import edict.asking.Taken;
import edict.document.Names;
import edict.findings.Question;
import edict.imports.Unread;
import edict.procurement.Dossier;
import edict.rulebook.Coded;
import edict.vocabulary.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class AskCommand implements Command {

    /** How the questions are put. */
    enum Way implements Coded {
        DIALOGUE,
        MARKDOWN,
        CSV,
        XLSX,
        JSON;

        /** Empty where there is no form. */
        Optional<Questionnaire.Format> form() {
            return this == DIALOGUE ? Optional.empty() : Optional.of(Questionnaire.Format.valueOf(name()));
        }
    }

    /** A design; {@code DESIGN#OPTION}, with options that it takes; {@code DOSSIER#CANDIDATE}, the design of a dossier with that candidate in its place. */
    private DesignOptions design;
    private final Given<Way> way;
    private final Given<Optional<String>> form;
    private final ResultOptions output;
    private final Given<Optional<String>> by;
    private final Given<Optional<String>> because;
    private final Given<Boolean> all;
    private final Given<Boolean> own;
    private final WaiverOptions waivers;
    private final ProposalOptions proposals;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final Terminal terminal;

    private Optional<Edict.Placed> placed = Optional.empty();

    AskCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Asks what is not known about a design, the question that can change the decision most first, and keeps the"
                        + " answers in a file of their own, which `check --answers` reads. DOSSIER#CANDIDATE asks what is not"
                        + " known of a candidate of a purchase.",
                "that of the decision with the answers, as for check; 65 wrong file or form");
        design = new DesignOptions(syntax, "The design, DESIGN#OPTION as it would be with an option, or DOSSIER#CANDIDATE");
        way = syntax.option(
                "--format",
                Way.values(),
                Way.DIALOGUE,
                "One question after the other, or a form to fill in (default: ${default}).");
        form = syntax.option("--fill", "FORM", Values::text, "Take the answers of a form that was filled in.");
        output = new ResultOptions(syntax);
        by = syntax.option("--by", "NAME", Values::text, "Who answers (default: the user of this machine).");
        because = syntax.option("--because", "TEXT", Values::text, "Why one may believe the answers that say nothing else.");
        all = syntax.flag("--all", "Ask also what can't change the decision any more.");
        own = syntax.flag("--own", "Of a candidate, ask what only who buys can answer, and not what is for the candidate.");
        waivers = new WaiverOptions(syntax);
        proposals = new ProposalOptions(syntax);
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
    }

    @Override
    public int run() {
        Optional<Questionnaire.Format> format = way.get().form();
        boolean dialogue = form.get().isEmpty() && format.isEmpty();
        if (design.file().equals("-") && (dialogue || form.get().filter("-"::equals).isPresent())) {
            throw new WrongUsage("the design can't come in through standard input: that is where the answers come from");
        }
        if (design.file().equals("-") && design.answers().isEmpty()) {
            throw new WrongUsage("--answers: say which file keeps the answers about a design from standard input");
        }
        String overlay = design.answers().isEmpty() ? beside(design.file()) : design.answers().get(design.answers().size() - 1);
        List<String> others = design.answers().isEmpty() ? List.of() : design.answers().subList(0, design.answers().size() - 1);
        Edict edict = design.edict(rulebook);
        Request request = request(edict, others, overlay);
        Session.Outcome begun = Session.begin(edict, request, overlay, Kept.text(overlay));
        if (begun instanceof Session.Wrong wrong) {
            throw new WrongInput(wrong.problems());
        }
        if (own.get() && placed.isEmpty()) {
            throw new WrongUsage("--own: name a candidate, as in DOSSIER#CANDIDATE");
        }
        Session session = ((Session.Ready) begun).session();
        if (form.get().isPresent()) {
            return fill(session, form.get().get(), overlay);
        }
        return format.isEmpty() ? ask(edict, session, overlay) : write(edict, session, format.get());
    }

    /** With a candidate of a dossier in its place, where one is named. */
    private Request request(Edict edict, List<String> others, String overlay) {
        Request request = design.request(
                        terminal, others, waivers.files(), dates.asOf(terminal.clock()), dates.knownOn())
                .including(proposals.forces());
        if (design.place().isEmpty() || !Dossier.isOne(request.document())) {
            return request;
        }
        Set<Path> brought = Stream.concat(design.answers().stream(), Stream.of(overlay)).map(AskCommand::path).collect(Collectors.toSet());
        Edict.Answer answer = edict.place(
                request.taking(List.of()),
                design.place().get(),
                name -> brought.contains(path(Inputs.beside(design.file(), name))),
                new Neighbours(design.file(), terminal, new HashMap<>()));
        if (answer instanceof Edict.Placed found) {
            placed = Optional.of(found);
            unread(found.dossier().unread(), Dossier.MAPPING);
            // Who buys answers by what the whole design says; a candidate is not to learn who else supplies what.
            return own.get() ? found.request().withholdingNothing() : found.request();
        }
        throw Inputs.wrong(answer);
    }

    private static Path path(String file) {
        return Path.of(file).toAbsolutePath().normalize();
    }

    private void unread(List<Unread> columns, Text reader) {
        columns.forEach(column -> terminal.err().println(output.language().of(column.told(reader))));
    }

    private static Edict.Open theirs(Edict edict, Session session, Edict.Placed found) {
        Edict.Answer answer = edict.ask(session.answered(), found, Edict.USUAL);
        if (answer instanceof Edict.Open open) {
            return open;
        }
        throw new WrongInput(((Edict.Rejected) answer).problems());
    }

    /** What is asked of the candidate, or of who buys. */
    private List<Question> asked(Edict.Open open) {
        return own.get() ? open.own() : open.questions();
    }

    /** What others have to say: who buys beside the candidate, and the candidate of what a form about the design has no place for. */
    private void aside(Edict.Open open) {
        if (own.get()) {
            return;
        }
        if (!open.own().isEmpty()) {
            terminal.err()
                    .println(output.language().of(new Text(
                            "Questions that are for you to answer are left out: " + open.own().size() + "; --own has them.",
                            "Questions omises car c'est à vous d'y répondre : " + open.own().size() + " ; --own les donne.")));
        }
        if (!open.unsaid().isEmpty()) {
            String keys = open.unsaid().stream().map(Dossier::key).map(Names::quote).collect(Collectors.joining(", "));
            String who = design.place().orElseThrow();
            terminal.err()
                    .println(output.language().of(new Text(
                            "No answer about the design says " + keys + ": ask " + who + " for that too, and write it at the candidate in "
                                    + design.file() + ".",
                            "Aucune réponse sur le projet ne donne " + keys + " : demandez-le aussi à " + who + " et inscrivez-le au candidat dans "
                                    + design.file() + ".")));
        }
    }

    /** {@code design.answers.yaml} beside {@code design.yaml}; of what is named in it, {@code dossier.candidate.answers.yaml}. */
    private String beside(String file) {
        int dot = file.lastIndexOf('.');
        String stem = dot > Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1 ? file.substring(0, dot) : file;
        return stem + design.place().map(ids -> "." + ids.replace(',', '.')).orElse("") + ".answers.yaml";
    }

    private Reply.Source source() {
        String user = System.getProperty("user.name", "");
        return new Reply.Source(
                by.get().orElse(user.isBlank() ? "unnamed" : user),
                LocalDate.now(terminal.clock()),
                because.get());
    }

    private int ask(Edict edict, Session session, String overlay) {
        Optional<Edict.Open> first = placed.map(found -> theirs(edict, session, found));
        first.ifPresent(this::aside);
        BufferedReader in = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        try {
            Session done = Dialogue.hold(
                    session,
                    new Dialogue.Settings(
                            output.language(),
                            source(),
                            all.get(),
                            first.map(open -> now -> asked(now == session ? open : theirs(edict, now, placed.orElseThrow())))),
                    in,
                    text -> {
                        terminal.out().print(text);
                        terminal.out().flush();
                    },
                    answered -> Kept.write(overlay, answered.overlay().text()));
            if (!done.overlay().text().isEmpty() && placed.isEmpty()) {
                proposeCheck(overlay);
            }
            return done.evaluation().exitCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int write(Edict edict, Session session, Questionnaire.Format format) {
        Questionnaire form = placed.map(found -> {
                    Edict.Open open = theirs(edict, session, found);
                    aside(open);
                    return Questionnaire.of(session, found, open, own.get());
                })
                .orElseGet(() -> Questionnaire.of(session, all.get()));
        output.write(form.in(format, Inputs.nameOf(design.named()), output.language()), terminal);
        if (form.leftOut() > 0 && placed.isEmpty()) {
            terminal.err()
                    .println(output.language().of(new Text(
                            "Questions that can't change the decision are left out: " + form.leftOut() + "; --all has them.",
                            "Questions omises car elles ne peuvent pas changer la décision : " + form.leftOut() + " ; --all les ajoute.")));
            session.evaluation().mayReject().ifPresent(more -> terminal.err().println(output.language().of(more)));
        }
        return session.evaluation().exitCode();
    }

    private int fill(Session session, String file, String overlay) {
        Taken taken = session.taking(Inputs.nameOf(file), Inputs.bytes(file, terminal), source());
        unread(taken.unread(), FormReader.FORM);
        if (taken.outcome() instanceof Session.Wrong refused) {
            throw new WrongInput(refused.problems());
        }
        Session done = ((Session.Ready) taken.outcome()).session();
        int added = taken.added().size();
        if (added > 0) {
            Kept.write(overlay, done.overlay().text());
        }
        terminal.out()
                .println(output.language().of(new Text(
                        "Answers added to " + overlay + ": " + added + "; there already: " + taken.known(),
                        "Réponses ajoutées à " + overlay + " : " + added + " ; déjà présentes : " + taken.known())));
        if (placed.isEmpty()) {
            proposeCheck(overlay);
        }
        return done.evaluation().exitCode();
    }

    /** The command that decides with the answers. */
    private void proposeCheck(String overlay) {
        terminal.out().println("edict check " + design.named() + " --answers " + overlay + design.profileAgain() + dates.again() + rulebook.again());
    }

    /** The file that keeps the answers. */
    private static final class Kept {

        private Kept() {}

        static String text(String file) {
            Path path = Path.of(file);
            try {
                return Files.exists(path) ? Files.readString(path) : "";
            } catch (IOException e) {
                throw new Unreadable(file, "it can't be read");
            }
        }

        /** Whole or not at all: who is interrupted keeps what was there. */
        static void write(String file, String text) {
            try {
                Path path = Path.of(file).toAbsolutePath();
                Path real = Files.exists(path) ? path.toRealPath() : path;
                // Beside it, and as any file is made: a temporary one would be for its owner's eyes only.
                Path fresh = real.resolveSibling(
                        "." + real.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
                try {
                    Files.writeString(fresh, text, StandardOpenOption.CREATE_NEW);
                    if (Files.exists(real) && Files.getFileStore(real).supportsFileAttributeView("posix")) {
                        Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(real));
                    }
                    Files.move(
                            fresh,
                            real,
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                } finally {
                    Files.deleteIfExists(fresh);
                }
            } catch (IOException e) {
                throw new Unreadable(file, "it can't be written");
            }
        }
    }
}
