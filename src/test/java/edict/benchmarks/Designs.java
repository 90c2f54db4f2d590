package edict.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Designs of any size, no two alike: components with four flows each, and what belongs to them. One organisation to twenty
 * components, one product and one data set to ten, one capability with a reserve and one contract to a hundred.
 *
 * <p>Every fact that a rule reads is stated, or, where asked for, nine in ten references are.
 */
public final class Designs {

    private static final String[] COUNTRIES = {"FR", "DE", "IE", "US", "JP", "IN", "CA", "NL", "PL", "BR"};
    private static final String[] KINDS = {"application", "compute", "storage", "database", "gateway", "observability"};
    private static final String[] FLOWS = {"disclosure", "storage", "remote-access", "telemetry", "transit-only"};
    private static final String[] TOOLS = {"scc-2021", "bcr-c", "adequacy", "none", "art-49-a"};
    private static final String[] PERSONAL = {"yes", "no", "pseudonymised", "anonymised", "mixed"};

    private final StringBuilder text = new StringBuilder();
    private final Random random;
    private final int components;
    private final int unknownPercent;
    private final int organisations;
    private final int products;
    private final int dataSets;

    private Designs(int components, int unknownPercent, long seed) {
        this.random = new Random(seed);
        this.components = components;
        this.unknownPercent = unknownPercent;
        this.organisations = Math.max(3, components / 20);
        this.products = Math.max(3, components / 10);
        this.dataSets = Math.max(3, components / 10);
    }

    /**
     * A design as JSON.
     *
     * @param unknownPercent of references that are not stated
     * @param seed another one gives another design
     */
    static byte[] json(int components, int unknownPercent, long seed) {
        return new Designs(components, unknownPercent, seed).write().getBytes(StandardCharsets.UTF_8);
    }

    /** The same as YAML, a line for each entity. */
    static byte[] yaml(int components, int unknownPercent, long seed) {
        // Flow collections are YAML as they are; the outer braces and the quotes go.
        String json = new Designs(components, unknownPercent, seed).write();
        String yaml = json.substring(1, json.length() - 2)
                .replace("\":", "\": ")
                .replace("[],\n", "[]\n")
                .replace("[\n", "\n  - ")
                .replace(",\n{", "\n  - {")
                .replace("\n],\n", "\n")
                .replace("\n]", "\n")
                .replace("\"Design\",\n", "\"Design\"\n")
                .replace("\"", "")
                .replace(",", ", ");
        return yaml.getBytes(StandardCharsets.UTF_8);
    }

    /** What an architect writes down first, as YAML: which components there are, on which products of whom. */
    public static byte[] sparse(int components, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("kind: Design\norganisations:\n  - {id: us, assessed: true, country: FR}\n");
        for (int i = 0; i < components / 10; i++) {
            text.append("  - {id: o").append(i).append(", country: ").append(COUNTRIES[random.nextInt(COUNTRIES.length)]).append("}\n");
        }
        text.append("products:\n");
        for (int i = 0; i < components / 5; i++) {
            text.append("  - {id: p").append(i).append(", supplier: o").append(random.nextInt(components / 10)).append("}\n");
        }
        text.append("components:\n");
        for (int i = 0; i < components; i++) {
            text.append("  - {id: c").append(i).append(", product: p").append(random.nextInt(components / 5)).append("}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String write() {
        text.append("{\"kind\":\"Design\",\n\"certificates\":[],\n\"incidents\":[],\n\"models\":[],\n\"processings\":[],\n");
        list("organisations", organisations, this::organisation);
        list("products", products, this::product);
        list("dataSets", dataSets, this::dataSet);
        text.append("\"stores\":[],\n");
        list("components", components, this::component);
        list("flows", components * 4, this::flow);
        list("capabilities", Math.max(1, components / 100), this::capability);
        list("contracts", Math.max(1, components / 100), this::contract);
        text.setLength(text.length() - 2);
        return text.append("}\n").toString();
    }

    private interface Entity {
        void write(int number);
    }

    private void list(String name, int count, Entity entity) {
        text.append('"').append(name).append("\":[\n");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "{" : ",\n{");
            entity.write(i);
            text.append('}');
        }
        text.append("\n],\n");
    }

    private void organisation(int number) {
        id("o", number);
        text.append(",\"assessed\":").append(number == 0).append(",\"holdings\":[],\"intermediateParents\":[]");
        text("country", number == 0 ? "FR" : any(COUNTRIES));
        text.append(",\"establishmentInEu\":").append(random.nextBoolean());
        text("gdprScope", number == 0 ? "art-3-1-establishment" : "none");
        text.append(",\"gdprArt32\":false,\"electronicCommunicationProvider\":").append(random.nextBoolean());
        text.append(",\"adequacyScope\":[],\"ultimateParent\":");
        // Parents stand before their subsidiaries: chains, and no cycles.
        if (number > 2 && number % 3 == 0) {
            members("o", number - 1 - random.nextInt(2));
        } else {
            text.append("[]");
        }
    }

    private void product(int number) {
        id("p", number);
        reference("supplier", "o", organisations);
        text("serviceId", number % 50 == 1 ? "windows" : "none");
        text("dataExport", "open");
        text("interfaceKind", "open-standard");
        text.append(",\"subProcessors\":[],\"roles\":[],\"technologyLicensor\":");
        if (number % 10 == 0) {
            members("o", random.nextInt(organisations));
        } else {
            text.append("[]");
        }
    }

    private void dataSet(int number) {
        id("d", number);
        text("personal", any(PERSONAL));
        text.append(",\"kinds\":[\"").append(number % 4 == 0 ? "hr" : "ordinary").append("\"]");
    }

    private void component(int number) {
        id("c", number);
        text("kind", any(KINDS));
        text.append(",\"requires\":[],\"model\":[],\"behindAbstraction\":true");
        reference("product", "p", products);
        reference("operator", "o", organisations);
        text.append(",\"roles\":[");
        if (number % 10 == 0) {
            text.append("{\"holder\":\"o0\",\"code\":\"business-user\"}");
        }
        text.append(']');
    }

    private void flow(int number) {
        id("f", number);
        text("kind", any(FLOWS));
        reference("exporter", "o", Math.min(organisations, 3));
        reference("importer", "o", organisations);
        text.append(",\"data\":");
        if (unknown()) {
            text.append("null");
        } else {
            members("d", random.nextInt(dataSets));
        }
        String tool = any(TOOLS);
        text("mechanism", tool);
        text.append(
                switch (tool) {
                    case "art-49-a" -> ",\"frequency\":\"repetitive\",\"publicPowers\":false,\"derogationConditions\":[\"explicit-and-specific\"]";
                    case "bcr-c" -> ",\"bcrApprovedBy\":\"eea-authority\",\"bcrCoversImporter\":true" + assessment();
                    case "scc-2021" -> assessment();
                    default -> "";
                });
    }

    private String assessment() {
        return random.nextBoolean()
                ? ",\"tiaDone\":true,\"tiaConclusion\":\"no-problematic-law\",\"clearText\":true"
                : ",\"tiaDone\":false,\"clearText\":false";
    }

    private void capability(int number) {
        id("k", number);
        text("criticality", "critical");
        text.append(",\"owner\":\"o0\",\"rtoHours\":8,\"rpoHours\":1,\"requires\":[{\"group\":\"g\",\"need\":1,\"anyOf\":[");
        alternative(0);
        text.append(',');
        alternative(4);
        text.append("]}]");
    }

    private void alternative(int switchHours) {
        text.append("{\"switchHours\":").append(switchHours);
        reference("node", "c", components);
        text.append(",\"capacity\":1,\"tested\":true,\"testedOn\":\"")
                .append(random.nextBoolean() ? "2026-03-01" : "2026-09-15")
                .append("\",\"measuredRtoHours\":4,\"rpoHours\":1,\"dataFormat\":\"open\",\"licenceAllowsUse\":true")
                .append(",\"keysReachable\":true,\"skillsAvailable\":true,\"runbookOn\":\"2026-06-01\"")
                .append(",\"contractSigned\":true,\"accepted\":true}");
    }

    private void contract(int number) {
        id("t", number);
        text.append(",\"customer\":\"o0\"");
        reference("supplier", "o", organisations);
        text("serviceModel", "saas");
        text.append(",\"testVersion\":false,\"customBuilt\":true,\"offeredThroughCatalogue\":true,\"directCosts\":10")
                .append(",\"switchingCharges\":").append(random.nextInt(20))
                .append(",\"transitionPeriod\":\"P").append(20 + random.nextInt(20)).append("D\"")
                .append(",\"noticePeriod\":\"P2M\",\"retrievalPeriod\":\"P30D\"")
                .append(",\"exitPlan\":true,\"exitPlanOn\":\"2026-05-01\",\"products\":[],\"obstacles\":[],\"openInterfaces\":true,\"writtenBeforeSigning\":true")
                .append(",\"accessMeasuresPublished\":true,\"formatsRegister\":true,\"jurisdictionPublished\":true")
                .append(",\"switchingInformation\":true");
    }

    private void id(String letter, int number) {
        text.append("\"id\":\"").append(letter).append(number).append('"');
    }

    private void text(String attribute, String value) {
        text.append(",\"").append(attribute).append("\":\"").append(value).append('"');
    }

    private void reference(String attribute, String letter, int count) {
        text.append(",\"").append(attribute).append("\":");
        if (unknown()) {
            text.append("null");
        } else {
            text.append('"').append(letter).append(random.nextInt(count)).append('"');
        }
    }

    private void members(String letter, int number) {
        text.append("[\"").append(letter).append(number).append("\"]");
    }

    private boolean unknown() {
        return unknownPercent > 0 && random.nextInt(100) < unknownPercent;
    }

    private String any(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
