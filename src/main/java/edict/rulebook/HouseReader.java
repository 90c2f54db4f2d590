package edict.rulebook;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads controls, scenarios and profiles. */
final class HouseReader {

    private final Values values;
    private final Map<String, Framework> frameworks;
    private final boolean partly;

    HouseReader(Values values) {
        this(values, Map.of(), true);
    }

    /** @param frameworks that profiles may name @param partly whether there may be others, which could not be read */
    HouseReader(Values values, Map<String, Framework> frameworks, boolean partly) {
        this.values = values;
        this.frameworks = frameworks;
        this.partly = partly;
    }

    /** The controls of a file: an object by id. */
    List<Control> controls(Fields file) {
        List<Control> controls = new ArrayList<>();
        for (String id : List.copyOf(file.mapping().entries().keySet())) {
            Place at = file.mapping().keyAt(id);
            file.object(id).ifPresent(fields -> {
                Optional<Text> title = title("control", id, fields);
                Optional<Text> question = values.text(fields, "question");
                List<Control.Crosswalk> crosswalk = crosswalk(fields);
                fields.close();
                title.ifPresent(text -> controls.add(new Control(id, text, question, crosswalk, at)));
            });
        }
        return controls;
    }

    private static List<Control.Crosswalk> crosswalk(Fields control) {
        List<Control.Crosswalk> crosswalk = new ArrayList<>();
        for (Fields entry : control.objects("crosswalk")) {
            entry.require("standard", "clause", "source");
            Optional<String> standard = entry.text("standard");
            Optional<String> clause = entry.text("clause");
            Optional<String> source = entry.text("source");
            entry.close();
            if (standard.isPresent() && clause.isPresent() && source.isPresent()) {
                crosswalk.add(new Control.Crosswalk(standard.get(), clause.get(), source.get()));
            }
        }
        return List.copyOf(crosswalk);
    }

    private Optional<Text> title(String kind, String id, Fields fields) {
        fields.require(
                "title",
                fields.mapping().at(),
                () -> kind + " " + Names.quote(id) + " has no `title`, in English and in French");
        return values.text(fields, "title");
    }

    /** @param id name of the file */
    Optional<Scenario> scenario(String id, Fields fields) {
        sameId(id, fields, "scenario");
        Optional<Text> title = title("scenario", id, fields);
        List<String> combines = fields.texts("combines");
        Optional<String> assumes = fields.text("assumes");
        Map<String, String> about = new LinkedHashMap<>();
        where("about", fields).forEach((attribute, type) -> about.put(attribute, type.toString()));
        if (assumes.isEmpty() && !about.isEmpty()) {
            fields.problem("about", "`about` says which of what the design assumes is meant; say in `assumes` what that is");
        }
        boolean onRequest = fields.flag("onRequest").orElse(false);
        boolean noted = fields.flag("noted").orElse(false);
        Optional<String> each = fields.text("each");
        int notice = values.count(fields, "noticeHours").orElse(0);
        Optional<Integer> duration = values.count(fields, "durationDays");
        Optional<String> backups = fields.text("backups");
        List<Scenario.Effect> effects = new ArrayList<>();
        fields.objects("effects").forEach(effect -> effect(effect).ifPresent(effects::add));
        List<Scenario.Told> tells = new ArrayList<>();
        fields.objects("tells").forEach(told -> told(told).ifPresent(tells::add));
        if (combines.isEmpty() && tells.isEmpty()) {
            fields.require(
                    "effects", fields.mapping().at(), () -> "scenario " + Names.quote(id) + " has no `effects`");
        }
        fields.close();
        return title.map(text -> new Scenario(
                id,
                text,
                List.copyOf(combines),
                assumes,
                Collections.unmodifiableMap(about),
                onRequest,
                noted,
                each,
                notice,
                duration,
                backups,
                List.copyOf(effects),
                List.copyOf(tells),
                fields.mapping().at()));
    }

    private Optional<Scenario.Told> told(Fields fields) {
        fields.require("select", "title");
        Optional<String> select = fields.text("select");
        Map<String, Object> where = where("where", fields);
        Optional<String> by = fields.text("by");
        Optional<Text> title = values.text(fields, "title");
        fields.close();
        return select.isPresent() && title.isPresent()
                ? Optional.of(new Scenario.Told(select.get(), where, by, title.get(), fields.mapping().at()))
                : Optional.empty();
    }

    private Map<String, Object> where(String key, Fields fields) {
        Map<String, Object> where = new LinkedHashMap<>();
        fields.entries(key).forEach((attribute, node) -> {
            if (node instanceof Node.Scalar scalar) {
                where.put(attribute, Values.literal(scalar));
            } else {
                values.problems().add(node, "expected a single value, found " + node.described());
            }
        });
        return Collections.unmodifiableMap(where);
    }

    private void sameId(String id, Fields fields, String what) {
        fields.text("id").filter(said -> !said.equals(id)).ifPresent(said -> fields.problem(
                "id",
                what + " " + Names.quote(said) + " stands in a file named after " + Names.quote(id)
                        + "; use one name"));
    }

    private Optional<Scenario.Effect> effect(Fields fields) {
        Place at = fields.mapping().at();
        Optional<Scenario.Effect> effect;
        if (fields.has("table")) {
            fields.require("row");
            Optional<String> table = fields.text("table");
            Optional<String> row = fields.scalar("row").map(Node.Scalar::text);
            effect = table.isPresent() && row.isPresent()
                    ? Optional.of(new Scenario.RowEnds(table.get(), row.get(), at))
                    : Optional.empty();
        } else {
            fields.require("select", "mode");
            Optional<String> select = fields.text("select");
            Map<String, Object> where = where("where", fields);
            Optional<String> concerns = fields.text("for");
            Optional<String> until = fields.text("until");
            Optional<Scenario.Mode> mode = values.code(fields, "mode", Scenario.Mode.class);
            int from = values.count(fields, "fromHour").orElse(0);
            effect = select.isPresent() && mode.isPresent()
                    ? Optional.of(new Scenario.Touches(
                            select.get(), where, mode.get(), from, concerns, until, at))
                    : Optional.empty();
        }
        fields.close();
        return effect;
    }

    /** @param id name of the file */
    Optional<Profile> profile(String id, Fields fields) {
        sameId(id, fields, "profile");
        Optional<Text> title = title("profile", id, fields);
        Set<String> packs = new LinkedHashSet<>(fields.texts("packs"));
        Set<Provision.Force> include = values.codes(fields, "include", Provision.Force.class);
        Map<String, Object> parameters = new LinkedHashMap<>();
        fields.entries("parameters").forEach((parameter, node) -> override(node)
                .ifPresent(value -> parameters.put(parameter, value)));
        Map<Severity, Effect> appetite = new EnumMap<>(Severity.class);
        fields.object("riskAppetite").ifPresent(object -> {
            for (Severity severity : Severity.values()) {
                values.code(object, severity.code(), Effect.class).ifPresent(cap -> appetite.put(severity, cap));
            }
            object.close();
        });
        List<Profile.Cap> caps = new ArrayList<>();
        for (Fields cap : fields.objects("enforcement")) {
            cap.require("provisions", "atMost");
            Optional<Effect> most = values.code(cap, "atMost", Effect.class);
            for (String pattern : values.texts(cap, "provisions")) {
                most.ifPresent(effect -> caps.add(new Profile.Cap(new Pattern(pattern), effect)));
            }
            cap.close();
        }
        List<Profile.Row> decision = new ArrayList<>();
        fields.objects("decision").forEach(row -> row(row).ifPresent(decision::add));
        fields.require(
                "decision",
                fields.mapping().at(),
                () -> "profile " + Names.quote(id) + " has no `decision`; say in a table what follows from findings");
        if (fields.has("decision")) {
            DecisionTable.check(id, decision, fields.mapping().keyAt("decision"), values);
        }
        Profile.Tolerance tolerates = fields.object("tolerates")
                .map(object -> {
                    List<Pattern> provisions = values.texts(object, "provisions").stream()
                            .map(Pattern::new)
                            .toList();
                    Optional<Severity> upTo = values.code(object, "severity", Severity.class);
                    object.close();
                    return new Profile.Tolerance(provisions, upTo);
                })
                .orElse(new Profile.Tolerance(List.of(), Optional.empty()));
        List<Wanted> scores = new ArrayList<>();
        fields.objects("scores").forEach(wanted -> wanted(wanted).ifPresent(scores::add));
        fields.close();
        return title.map(text -> new Profile(
                id,
                text,
                Set.copyOf(packs),
                include,
                Map.copyOf(parameters),
                Map.copyOf(appetite),
                List.copyOf(caps),
                List.copyOf(decision),
                tolerates,
                List.copyOf(scores),
                fields.mapping().at()));
    }

    private Optional<Wanted> wanted(Fields fields) {
        fields.require("framework");
        Optional<Framework> framework = fields.text("framework").flatMap(id -> {
            if (!frameworks.containsKey(id) && !partly) {
                fields.problem(
                        "framework",
                        "there is no framework " + Names.quote(id) + values.problems().didYouMean(id, frameworks.keySet()));
            }
            return Optional.ofNullable(frameworks.get(id));
        });
        Optional<Integer> overall = Optional.empty();
        Map<String, Integer> objectives = new LinkedHashMap<>();
        Optional<Node> minimum = fields.node("minimum");
        if (framework.isPresent() && minimum.isPresent()) {
            if (minimum.get() instanceof Node.Mapping mapping) {
                List<String> known = framework.get().objectives().stream()
                        .map(Framework.Objective::id)
                        .toList();
                mapping.entries().forEach((objective, level) -> {
                    if (known.contains(objective)) {
                        level(framework.get(), level).ifPresent(least -> objectives.put(objective, least));
                    } else {
                        values.unknown(level, "objective", objective, known);
                    }
                });
            } else {
                overall = level(framework.get(), minimum.get());
            }
        }
        fields.close();
        Optional<Integer> least = overall;
        return framework.map(found ->
                new Wanted(found.id(), least, java.util.Collections.unmodifiableMap(objectives)));
    }

    private Optional<Integer> level(Framework framework, Node node) {
        Optional<Integer> level =
                node instanceof Node.Scalar scalar ? framework.level(scalar.text()) : Optional.empty();
        if (level.isEmpty()) {
            values.problems().add(
                    node,
                    "expected one of "
                            + Names.oneOf(framework.levels().stream().map(Framework.Level::id).toList()) + ", found "
                            + node.described());
        }
        return level;
    }

    private Optional<Object> override(Node node) {
        if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
            return Optional.of(Values.literal(scalar));
        }
        if (node instanceof Node.Sequence sequence) {
            Set<Object> members = new LinkedHashSet<>();
            for (Node item : sequence.items()) {
                override(item).ifPresent(members::add);
            }
            return Optional.of(java.util.Collections.unmodifiableSet(members));
        }
        values.problems().add(node, "expected a value or a list of values, found " + node.described());
        return Optional.empty();
    }

    private Optional<Profile.Row> row(Fields fields) {
        fields.require("effect");
        Set<Provision.Kind> kinds = values.codes(fields, "kind", Provision.Kind.class);
        Set<Provision.Force> forces = values.codes(fields, "force", Provision.Force.class);
        Set<Status> statuses = values.codes(fields, "status", Status.class);
        Set<Timing> timings = values.codes(fields, "timing", Timing.class);
        Set<Effect> enforcements = values.codes(fields, "enforcement", Effect.class);
        Optional<Effect> effect = values.code(fields, "effect", Effect.class);
        fields.close();
        return effect.map(e -> new Profile.Row(
                kinds, forces, statuses, timings, enforcements, e, fields.mapping().at()));
    }
}
