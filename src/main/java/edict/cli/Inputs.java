package edict.cli;

import edict.Edict;
import edict.document.Limits;
import edict.document.Names;
import edict.document.Reading;
import edict.document.Texts;
import edict.imports.Imports;
import edict.imports.Spreadsheet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Reads the files that a command names, and says what is wrong with them. */
final class Inputs {

    private static final String STANDARD_INPUT = "-";

    private Inputs() {}

    /** Ends a command that gets no other answer. @param answer says that the document or the question is wrong */
    static RuntimeException wrong(Edict.Answer answer) {
        return answer instanceof Edict.Misasked misasked
                ? new WrongUsage(misasked.message())
                : new WrongInput(((Edict.Rejected) answer).problems());
    }

    /** Reads a document; {@code -} is what comes in. */
    static Reading read(String file, Terminal terminal) {
        return read(file, bytes(file, terminal, Limits.DEFAULT), Limits.DEFAULT);
    }

    /** The same for a document that is named together with what was read. @param seen gets what was read, by its name */
    static Reading read(String file, Terminal terminal, Map<String, byte[]> seen) {
        byte[] bytes = bytes(file, terminal, Limits.DEFAULT);
        seen.put(nameOf(file), bytes);
        return read(file, bytes, Limits.DEFAULT);
    }

    /** The same for files of other people's formats, which may be larger. */
    static Reading readImport(String file, Terminal terminal) {
        return read(file, bytes(file, terminal, Limits.IMPORTED), Limits.IMPORTED);
    }

    /** Reads a report that was kept as JSON. @throws WrongInput when it is none */
    static Reading.Document report(String file, Terminal terminal) {
        Reading reading = Texts.readJson(nameOf(file), bytes(file, terminal, Limits.IMPORTED), Limits.IMPORTED);
        if (reading instanceof Reading.Document document) {
            return document;
        }
        throw new WrongInput(((Reading.Rejected) reading).problems());
    }

    private static Reading read(String file, byte[] bytes, Limits limits) {
        return Imports.read(nameOf(file), bytes, limits, false);
    }

    /** Reads tables. @param seen gets what was read, by its name */
    static Spreadsheet.Outcome spreadsheet(String file, Terminal terminal, Map<String, byte[]> seen) {
        byte[] bytes = bytes(file, terminal, Limits.IMPORTED);
        seen.put(nameOf(file), bytes);
        return Spreadsheet.read(nameOf(file), bytes);
    }

    /** Reads a file of any kind. */
    static byte[] bytes(String file, Terminal terminal) {
        byte[] bytes = bytes(file, terminal, Limits.DEFAULT);
        if (bytes.length > Limits.DEFAULT.bytes()) {
            throw new Unreadable(file, "the file has more than " + Limits.DEFAULT.bytes() + " bytes");
        }
        return bytes;
    }

    /** A file that another one names. */
    static String beside(String file, String name) {
        try {
            return file.equals(STANDARD_INPUT) ? name : Path.of(file).resolveSibling(name).toString();
        } catch (InvalidPathException none) {
            throw noName(name);
        }
    }

    private static Unreadable noName(String name) {
        return new Unreadable(Names.quote(name), "this is no name of a file");
    }

    /** What places call it. */
    static String nameOf(String file) {
        return file.equals(STANDARD_INPUT) ? "<stdin>" : file;
    }

    private static byte[] bytes(String file, Terminal terminal, Limits limits) {
        if (file.isEmpty()) {
            throw noName(file);
        }
        try (InputStream in = file.equals(STANDARD_INPUT) ? terminal.in() : Files.newInputStream(Path.of(file))) {
            // One more than is allowed, so that the reader sees that it is too much.
            return in.readNBytes(limits.bytes() + 1);
        } catch (InvalidPathException none) {
            throw noName(file);
        } catch (NoSuchFileException missing) {
            throw new Unreadable(file, "there is no such file");
        } catch (IOException e) {
            throw new Unreadable(file, Files.isDirectory(Path.of(file)) ? "it is a folder; name a file" : "it can't be read");
        }
    }
}
