package edict.benchmarks;

import edict.Edict;
import edict.Request;
import edict.document.Reading;
import edict.document.Texts;
import edict.procurement.Beside;
import edict.report.ComparisonReport;
import edict.report.Language;
import edict.report.ShortlistReport;
import edict.rulebook.Rulebook;
import edict.rulebook.RulebookFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a buyer waits in a process that is warm: bytes in, the JSON report out. Ten candidates compared inside a design of 30
 * components, and 200 products of a registry, each of which could stand in the place, tried there. Every design is a new one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 1, time = 20)
@Measurement(iterations = 1, time = 20)
public class PurchaseBenchmark {

    private static final int SUPPLIERS = 20;
    private static final int PRODUCTS = 200;
    private static final int CANDIDATES = 10;

    private static final Pattern PLACE = Pattern.compile("id: (c\\d+), kind: compute");

    private static final String[] COUNTRIES = {"FR", "DE", "US", "NL"};

    private final Edict edict = Edict.of(Rulebook.of(RulebookFiles.shipped().with(Map.of("policies/registry/many.yaml", registry()))));
    private long seed;
    private byte[] design = {};
    private byte[] dossier = {};
    private byte[] place = {};

    @Setup(Level.Invocation)
    public void draw() {
        Matcher matcher;
        do {
            design = Designs.yaml(30, 0, seed++);
            matcher = PLACE.matcher(new String(design, StandardCharsets.UTF_8));
        } while (!matcher.find());
        String asked = "kind: Procurement\ndesign: design.yaml\nslot: {components: [" + matcher.group(1) + "]}\n"
                + "minimums: [{without: \"exposure/us-*\"}, {countries: core/eea}]\n";
        StringBuilder candidates = new StringBuilder(asked).append("scenarios: [us-cutoff, each-provider]\n")
                .append("weights: {price: 50, continuity: 30, exit-days: 20}\ncandidates:\n");
        for (int i = 0; i < CANDIDATES; i++) {
            candidates.append("  - {id: a").append(i).append(", product: many-product-").append(i * SUPPLIERS + i)
                    .append(", price: ").append(1000 + i).append(", exit: {days: 30}}\n");
        }
        place = asked.getBytes(StandardCharsets.UTF_8);
        dossier = candidates.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public String tenCandidates() {
        Edict.Answer answer = edict.compare(request(dossier), beside(), Edict.Extent.DAY, Edict.SEARCHING);
        return ComparisonReport.json(((Edict.Compared) answer).comparison(), new TreeMap<>(), Language.EN);
    }

    @Benchmark
    public String twoHundredProducts() {
        Edict.Answer answer = edict.shortlist(request(place), beside(), Edict.SEARCHING);
        return ShortlistReport.json(((Edict.Shortlisted) answer).shortlist(), Language.EN);
    }

    private static Request request(byte[] dossier) {
        return new Request(document("purchase", dossier), Whole.DAY);
    }

    private Beside beside() {
        return (name, at) -> document(name, design);
    }

    private static Reading.Document document(String name, byte[] bytes) {
        return (Reading.Document) Texts.read(name, bytes, Whole.LIMITS);
    }

    /** Suppliers with products that can be machines. */
    private static String registry() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SUPPLIERS; i++) {
            entry(text, "many-supplier-" + i, "Organisation",
                    "name: S" + i + ", country: " + COUNTRIES[i % COUNTRIES.length] + ", ultimateParent: [], electronicCommunicationProvider: true");
        }
        for (int i = 0; i < PRODUCTS; i++) {
            entry(text, "many-product-" + i, "Product",
                    "name: P" + i + ", supplier: many-supplier-" + i % SUPPLIERS
                            + ", layers: [cloud-infrastructure], functions: [compute], regions: [" + COUNTRIES[i % COUNTRIES.length] + "]");
        }
        return text.toString();
    }

    private static void entry(StringBuilder text, String id, String type, String said) {
        text.append(id).append(":\n  type: ").append(type)
                .append("\n  facts:\n    - {from: 2026-01-01, source: \"https://registry.example/").append(id)
                .append("\", set: {").append(said).append("}}\n  checked: 2026-11-20\n\n");
    }
}
