package edict.document;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Feeds YAML 1.2 to the tree, from the parser's events: on the way through tokens of a higher level one loses whether
 * {@code ~} was quoted, and the tags and anchors of objects.
 */
final class Yaml {

    private Yaml() {}

    /** How much is read of what people don't expect. */
    enum Extent {
        /** Nothing of it. */
        STRICT,
        /** Merge keys, as tools whose files are imported do. */
        MERGING,
        /** Merge keys, and several documents, of which the tree gets a list under {@link Texts#DOCUMENTS}. */
        SEVERAL,
        /** Whatever tells what a text is: its first document that says something, tags and keys that are no texts set aside. */
        GLIMPSE
    }

    /** Reads the text into the tree; gives where the syntax broke. */
    static Optional<Problem> read(String text, Tree tree, Problems problems, Extent extent) {
        // Limits are the tree's. One buffer for all: the scanner moves what is left of a smaller one again and again while
        // it reads a long scalar, which makes it quadratic.
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(1_024, text.length() + 1))
                .build();
        ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, text));
        Place last = tree.place(1, 1);
        boolean second = false;
        try {
            while (parser.hasNext()) {
                Event event = parser.next();
                last = at(event.getStartMark(), tree);
                if (event.getEventId() == Event.ID.DocumentStart) {
                    if (extent == Extent.SEVERAL && !second) {
                        tree.open(true, last, null);
                        tree.key(Texts.DOCUMENTS, last);
                        tree.open(false, last, null);
                    } else if (extent == Extent.SEVERAL) {
                        tree.forget();
                    } else if (second && extent == Extent.GLIMPSE) {
                        if (tree.root().filter(root -> !root.isNull()).isPresent()) {
                            return Optional.empty();
                        }
                        tree.forget();
                    } else if (second) {
                        return Optional.of(
                                new Problem(last, "", "a second document starts here; one file holds one document"));
                    }
                    second = true;
                } else {
                    feed(event, last, tree, problems, extent);
                }
            }
            if (extent == Extent.SEVERAL && second) {
                tree.close();
                tree.close();
            }
            if (tree.root().isEmpty()) {
                tree.scalar("null", Node.Kind.NULL, tree.place(1, 1), null);
            }
            return Optional.empty();
        } catch (MarkedYamlEngineException broken) {
            return Optional.of(new Problem(
                    broken.getProblemMark().map(mark -> at(Optional.of(mark), tree)).orElse(last),
                    tree.pointer(),
                    "the text is not YAML here: " + oneLine(broken) + hint(broken, text)));
        } catch (ReaderException broken) {
            return Optional.of(new Problem(
                    placeOf(broken.getPosition(), text, tree),
                    "",
                    String.format("the character U+%04X may not stand in YAML", broken.getCodePoint())));
        } catch (Tree.Stop limit) {
            throw limit;
        } catch (RuntimeException unforeseen) {
            // The library has no list of what it throws; whatever it is, the text is the cause.
            return Optional.of(new Problem(last, tree.pointer(), "the text is not YAML from here on"));
        }
    }

    private static void feed(Event event, Place at, Tree tree, Problems problems, Extent extent) {
        switch (event.getEventId()) {
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                scalar.getTag().ifPresent(tag -> tag(tag, at, tree, problems, extent));
                if (tree.expectsKey()) {
                    key(scalar, at, tree, extent);
                } else {
                    Node.Kind kind = scalar.isPlain() ? Plain.kind(scalar.getValue()) : Node.Kind.TEXT;
                    String value = kind == Node.Kind.NULL ? "null" : scalar.getValue();
                    tree.scalar(value, kind, at, anchor(scalar));
                }
            }
            case Alias -> {
                String name = ((AliasEvent) event).getAlias().getValue();
                if (tree.expectsKey()) {
                    tree.refuseKey(at, "an alias can't be a key; write the key itself");
                } else {
                    tree.alias(name, at);
                }
            }
            case MappingStart, SequenceStart -> {
                CollectionStartEvent start = (CollectionStartEvent) event;
                start.getTag().ifPresent(tag -> tag(tag, at, tree, problems, extent));
                if (tree.expectsKey()) {
                    problems.add(at, tree.pointer(), "a key is a text; found a list or an object");
                    // What follows can't be told apart any more: keys of the key, or of the object.
                    throw new Tree.Stop();
                }
                tree.open(event.getEventId() == Event.ID.MappingStart, at, anchor(start));
            }
            case MappingEnd, SequenceEnd -> tree.close();
            case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {
                // Nothing to build.
            }
        }
    }

    private static void key(ScalarEvent scalar, Place at, Tree tree, Extent extent) {
        String name = scalar.getValue();
        if (scalar.isPlain() && name.equals("<<") && extent != Extent.STRICT) {
            tree.merge(at, extent == Extent.GLIMPSE);
        } else if (extent == Extent.GLIMPSE) {
            tree.key(name, at);
        } else if (scalar.isPlain() && name.equals("<<")) {
            tree.refuseKey(at, "merge keys (`<<`) are not read; write the keys out");
        } else if (scalar.isPlain() && Plain.kind(name) != Node.Kind.TEXT) {
            tree.refuseKey(at, noText(scalar, name));
        } else {
            tree.key(name, at);
        }
    }

    private static String noText(ScalarEvent scalar, String name) {
        if (name.isEmpty()) {
            return "a key is missing before `:`";
        }
        if (isRest(scalar)) {
            return Names.quote(name) + " is no key, but the comma ends what stands before it; write a fraction with a point, and"
                    + " nothing between thousands";
        }
        return Plain.kind(name) == Node.Kind.BOOLEAN
                ? "a key is a text; found " + Names.quote(name) + ", into which some programs that write YAML turn `on`, `off`, `yes` and `no`:"
                        + " have the key written in quotes as it was"
                : "a key is a text; put " + Names.quote(name) + " in quotes";
    }

    /** Whether it stands right behind a comma, as what is left of {@code 1,5} does. */
    private static boolean isRest(ScalarEvent scalar) {
        return scalar.getStartMark()
                .filter(mark -> mark.getPointer() > 0 && mark.getBuffer()[mark.getPointer() - 1] == ',')
                .isPresent();
    }

    private static void tag(String tag, Place at, Tree tree, Problems problems, Extent extent) {
        if (extent == Extent.GLIMPSE) {
            return;
        }
        problems.add(at, tree.pointer(), "tags are not read; remove " + Names.quote(shortTag(tag)));
    }

    private static String shortTag(String tag) {
        return tag.startsWith("tag:yaml.org,2002:")
                ? "!!" + tag.substring(18)
                : tag.startsWith("!") ? tag : "!<" + tag + ">";
    }

    private static @Nullable String anchor(NodeEvent event) {
        return event.getAnchor().map(Anchor::getValue).orElse(null);
    }

    private static Place at(Optional<Mark> mark, Tree tree) {
        return mark.map(m -> tree.place(m.getLine() + 1, m.getColumn() + 1)).orElse(tree.place(1, 1));
    }

    private static Place placeOf(int codePoint, String text, Tree tree) {
        int end = text.offsetByCodePoints(0, Math.min(codePoint, text.codePointCount(0, text.length())));
        int line = 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
        return tree.place(line, end - text.lastIndexOf('\n', end - 1));
    }

    /** What authors do of whom the parser says this. */
    private static String hint(MarkedYamlEngineException broken, String text) {
        String problem = broken.getProblem() == null ? "" : broken.getProblem();
        int line = broken.getProblemMark().map(Mark::getLine).orElse(0);
        if (text.lines().skip(Math.max(0, line - 1)).limit(line == 0 ? 1 : 2).anyMatch(Yaml::isOddlyIndented)) {
            return "; this line or the one above begins with a character that only looks like a space (U+00A0 or its like)";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "; look at how far this line and the one above are indented, and put a text with `: ` in it in quotes";
        }
        if (problem.startsWith("expected <block end>") && problem.contains("start>") && broken.getContextMark().isPresent()) {
            Mark first = broken.getContextMark().get();
            return "; the lines of a list or an object begin in one column: those of this one in " + (first.getColumn() + 1)
                    + ", as in line " + (first.getLine() + 1);
        }
        return problem.startsWith("expected ',' or")
                ? "; is it closed? A text with a comma, `: `, ` #`, a bracket or a quotation mark in it stands in quotes"
                : "";
    }

    private static boolean isOddlyIndented(String line) {
        return line.codePoints().takeWhile(Character::isSpaceChar).anyMatch(c -> c != ' ');
    }

    private static String oneLine(MarkedYamlEngineException broken) {
        String problem = broken.getProblem() == null ? "" : broken.getProblem();
        String context = broken.getContext() == null
                ? ""
                : broken.getContext()
                        + broken.getContextMark()
                                .filter(mark -> broken.getProblemMark().filter(it -> it.getIndex() == mark.getIndex()).isEmpty())
                                .map(mark -> " from line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                                .orElse("");
        String whole = context.isEmpty() ? problem : problem + " (" + context + ")";
        return Names.clean(whole.replaceAll("\\s+", " "));
    }
}
