package edict.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Designs in which one thing needs another: ten capabilities that need components, which need two others each, half of these
 * with a proved backup. Nothing needs what stands before it, so there are no cycles. Operators and suppliers are drawn from as
 * many providers as wanted, of ten countries.
 */
final class Chains {

    private static final String[] COUNTRIES = {"FR", "DE", "IE", "US", "JP", "IN", "CA", "NL", "PL", "BR"};
    private static final int CAPABILITIES = 10;
    private static final int NEEDED_BY_A_CAPABILITY = 5;
    private static final int NEEDED_BY_A_COMPONENT = 2;
    /** What is needed stands at most so much further down: chains get longer with the design, and not only wider. */
    private static final int REACH = 50;

    private final StringBuilder text = new StringBuilder();
    private final Random random;
    private final int components;
    private final int providers;

    private Chains(int components, int providers, long seed) {
        this.random = new Random(seed);
        this.components = components;
        this.providers = providers;
    }

    /** A design as JSON. @param seed another one gives another design */
    static byte[] json(int components, int providers, long seed) {
        return new Chains(components, providers, seed).write().getBytes(StandardCharsets.UTF_8);
    }

    private String write() {
        text.append("{\"kind\":\"Design\",\"organisations\":[{\"id\":\"us\",\"assessed\":true,\"country\":\"FR\",\"holdings\":[],\"intermediateParents\":[],")
                .append("\"ultimateParent\":[]}");
        for (int i = 0; i < providers; i++) {
            text.append(",\n{\"id\":\"o").append(i).append("\",\"assessed\":false,\"country\":\"").append(COUNTRIES[i % COUNTRIES.length])
                    .append("\",\"holdings\":[],\"intermediateParents\":[],\"ultimateParent\":[]}");
        }
        text.append("],\n\"products\":[");
        for (int i = 0; i < providers; i++) {
            text.append(i == 0 ? "" : ",\n").append("{\"id\":\"p").append(i).append("\",\"supplier\":\"o").append(i)
                    .append("\",\"technologyLicensor\":[],\"subProcessors\":[]}");
        }
        text.append("],\n\"components\":[");
        for (int i = 0; i < components; i++) {
            text.append(i == 0 ? "" : ",\n").append("{\"id\":\"c").append(i).append("\",\"kind\":\"application\",\"country\":\"FR\",\"model\":[],\"product\":\"p")
                    .append(random.nextInt(providers)).append("\",\"operator\":\"o").append(random.nextInt(providers)).append('"');
            needs(i, NEEDED_BY_A_COMPONENT);
            text.append('}');
        }
        text.append("],\n\"capabilities\":[");
        for (int i = 0; i < CAPABILITIES; i++) {
            text.append(i == 0 ? "" : ",\n").append("{\"id\":\"k").append(i)
                    .append("\",\"criticality\":\"critical\",\"owner\":\"us\",\"personalData\":false,\"rtoHours\":24,\"rpoHours\":4");
            needs(-1, NEEDED_BY_A_CAPABILITY);
            text.append('}');
        }
        return text.append("]}\n").toString();
    }

    private void needs(int from, int count) {
        text.append(",\"requires\":[");
        // The last ones need nothing.
        for (int group = 0; group < count && from < components - REACH; group++) {
            text.append(group == 0 ? "" : ",").append("{\"group\":\"g").append(group).append("\",\"need\":1,\"anyOf\":[");
            alternative(from, 0);
            if (random.nextBoolean()) {
                text.append(',');
                alternative(from, 1 + random.nextInt(8));
            }
            text.append("]}");
        }
        text.append(']');
    }

    private void alternative(int from, int switchHours) {
        text.append("{\"node\":\"c").append(from + 1 + random.nextInt(REACH)).append("\",\"capacity\":1,\"switchHours\":").append(switchHours);
        if (switchHours > 0) {
            text.append(",\"tested\":true,\"testedOn\":\"2026-09-15\",\"measuredRtoHours\":4,\"rpoHours\":1,\"dataFormat\":\"open\"")
                    .append(",\"licenceAllowsUse\":true,\"keysReachable\":true,\"skillsAvailable\":true,\"runbookOn\":\"2026-06-01\"")
                    .append(",\"contractSigned\":true,\"accepted\":true");
        }
        text.append('}');
    }
}
