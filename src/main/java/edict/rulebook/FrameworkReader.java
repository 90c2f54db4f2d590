package edict.rulebook;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.vocabulary.Literals;
import edict.vocabulary.Span;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads frameworks for scores. One may be based on another, whose criteria it weighs differently. */
final class FrameworkReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9]++(-[a-z0-9]++)*+");
    private static final BigDecimal WHOLE = new BigDecimal(100);

    private final Values values;

    FrameworkReader(Values values) {
        this.values = values;
    }

    /** What stands in the files, by id. */
    Map<String, Framework> read(Map<String, Node.Mapping> files) {
        Map<String, Framework> read = new LinkedHashMap<>();
        files.forEach((id, root) -> {
            Fields fields = Fields.of(root, values.problems());
            if (!fields.has("basedOn")) {
                framework(id, fields).ifPresent(framework -> read.put(id, framework));
            }
        });
        files.forEach((id, root) -> {
            Fields fields = Fields.of(root, values.problems());
            fields.text("basedOn").ifPresent(base -> {
                Optional<Framework> found = Optional.ofNullable(read.get(base)).filter(known -> known.rungs().equals(base));
                if (found.isPresent()) {
                    variant(id, found.get(), fields).ifPresent(framework -> read.put(id, framework));
                } else if (!files.containsKey(base)) {
                    fields.problem(
                            "basedOn",
                            "there is no framework " + Names.quote(base)
                                    + values.problems().didYouMean(base, files.keySet()));
                } else if (Fields.of(files.get(base), values.problems()).has("basedOn")) {
                    fields.problem(
                            "basedOn",
                            "framework " + Names.quote(base)
                                    + " is itself based on another; name the one that has the criteria");
                }
            });
        });
        return read;
    }

    private Optional<Framework> framework(String id, Fields fields) {
        fields.require("gate", "notApplicable");
        Optional<Imprint> imprint = imprint(fields);
        Optional<Framework.Gate> gate = values.code(fields, "gate", Framework.Gate.class);
        Optional<Framework.NotApplicable> notApplicable =
                values.code(fields, "notApplicable", Framework.NotApplicable.class);
        List<Framework.Level> levels = levels(fields);
        Set<String> ids = new HashSet<>();
        List<Framework.Objective> objectives = new ArrayList<>();
        fields.objects("objectives").forEach(one -> objective(one, levels, ids).ifPresent(objectives::add));
        String none = "framework " + Names.quote(id) + " has no `objectives`";
        fields.require("objectives", fields.mapping().at(), () -> none);
        if (fields.has("objectives") && fields.list("objectives").isEmpty()) {
            values.named(fields.mapping().at(), none);
        }
        fields.close();
        weights(objectives, fields.list("objectives").size(), fields, "objectives");
        if (imprint.isEmpty() || gate.isEmpty() || notApplicable.isEmpty() || levels.isEmpty()
                || objectives.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(imprint.get().framework(
                id, id, gate.get(), notApplicable.get(), levels, List.copyOf(objectives), Optional.empty(), fields));
    }

    private Optional<Imprint> imprint(Fields fields) {
        fields.require("title", "edition", "published", "checked", "weightSet", "sources");
        Optional<Text> title = values.text(fields, "title");
        Optional<String> edition = fields.text("edition");
        Optional<LocalDate> published = values.date(fields, "published");
        Optional<LocalDate> checked = values.date(fields, "checked");
        Optional<Text> weightSet = values.text(fields, "weightSet");
        List<Source> sources = sources(fields);
        Optional<String> note = fields.text("note");
        Optional<Span> maxAge = values.span(fields, "maxAge");
        if (title.isEmpty() || edition.isEmpty() || published.isEmpty() || checked.isEmpty() || weightSet.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Imprint(
                title.get(), edition.get(), published.get(), checked.get(), weightSet.get(), sources, note, maxAge));
    }

    private List<Source> sources(Fields fields) {
        List<Source> sources = new ArrayList<>();
        for (Fields source : fields.objects("sources")) {
            source.require("provision", "url");
            Optional<String> provision = source.text("provision");
            Optional<Text> url = values.link(source, "url");
            Optional<String> act = source.text("act");
            source.close();
            provision.ifPresent(text -> sources.add(new Source(act.map(values.phrases()::act), values.phrases().place(text), url)));
        }
        if (fields.has("sources") && fields.list("sources").isEmpty()) {
            fields.problem("sources", "the list is empty; a framework says where its criteria and weights are written");
        }
        return List.copyOf(sources);
    }

    private List<Framework.Level> levels(Fields fields) {
        fields.require("levels");
        List<Framework.Level> levels = new ArrayList<>();
        for (Fields level : fields.objects("levels")) {
            level.require("id", "title");
            Optional<String> id = id(level, "level");
            Optional<Text> title = values.text(level, "title");
            Optional<Text> means = values.text(level, "means");
            level.close();
            if (levels.stream().map(Framework.Level::id).anyMatch(known -> id.filter(known::equals).isPresent())) {
                level.problem("id", "level " + Names.quote(id.orElseThrow()) + " stands twice in the list");
            } else if (id.isPresent() && title.isPresent()) {
                levels.add(new Framework.Level(id.get(), title.get(), means));
            }
        }
        return List.copyOf(levels);
    }

    private Optional<String> id(Fields fields, String what) {
        return fields.text("id").filter(id -> {
            boolean good = ID.matcher(id).matches();
            if (!good) {
                fields.problem(
                        "id", "the id of a " + what + " is in small letters, digits and hyphens, found " + Names.quote(id));
            }
            return good;
        });
    }

    private Optional<Framework.Objective> objective(Fields fields, List<Framework.Level> levels, Set<String> ids) {
        fields.require("id", "title", "weight", "outOf", "criteria");
        Optional<String> id = id(fields, "objective");
        Optional<Text> title = values.text(fields, "title");
        Optional<BigDecimal> weight = number(fields, "weight");
        Optional<BigDecimal> outOf = number(fields, "outOf").filter(number -> {
            if (number.signum() == 0) {
                fields.problem("outOf", "points are divided by `outOf`, so it is more than 0");
            }
            return number.signum() != 0;
        });
        List<Framework.Criterion> criteria = new ArrayList<>();
        fields.objects("criteria").forEach(one -> criterion(one, levels, ids).ifPresent(criteria::add));
        fields.close();
        return id.isPresent() && title.isPresent() && weight.isPresent() && outOf.isPresent() && !criteria.isEmpty()
                ? Optional.of(new Framework.Objective(
                        id.get(), title.get(), weight.get(), outOf.get(), List.copyOf(criteria)))
                : Optional.empty();
    }

    private Optional<Framework.Criterion> criterion(Fields fields, List<Framework.Level> levels, Set<String> ids) {
        fields.require("id", "title", "rungs");
        Optional<String> id = id(fields, "criterion").filter(name -> {
            boolean fresh = ids.add(name);
            if (!fresh) {
                fields.problem("id", "criterion " + Names.quote(name) + " stands twice in the framework");
            }
            return fresh;
        });
        Optional<Text> title = values.text(fields, "title");
        Optional<Text> help = values.text(fields, "help");
        Optional<String> note = fields.text("note");
        boolean ranking = fields.flag("rankingOnly").orElse(false);
        List<Framework.Rung> rungs = new ArrayList<>();
        for (Fields one : fields.objects("rungs")) {
            rung(one, levels).ifPresent(rung -> {
                if (!rungs.isEmpty() && rungs.get(rungs.size() - 1).number() >= rung.number()) {
                    one.problem("rung", "rungs stand in the order of their numbers, each once");
                } else {
                    rungs.add(rung);
                }
            });
        }
        if (fields.has("rungs") && fields.list("rungs").size() < 2) {
            fields.problem("rungs", "a ladder has at least two rungs");
        }
        fields.close();
        return id.isPresent() && title.isPresent() && rungs.size() > 1
                ? Optional.of(new Framework.Criterion(id.get(), title.get(), help, note, ranking, List.copyOf(rungs)))
                : Optional.empty();
    }

    private Optional<Framework.Rung> rung(Fields fields, List<Framework.Level> levels) {
        fields.require("rung", "points", "level");
        Optional<Integer> number = values.count(fields, "rung");
        Optional<BigDecimal> points = number(fields, "points");
        List<String> known = levels.stream().map(Framework.Level::id).toList();
        Optional<String> level = known.isEmpty() ? fields.text("level") : fields.choice("level", known);
        Optional<Text> text = values.text(fields, "text");
        fields.close();
        return number.isPresent() && points.isPresent() && level.filter(known::contains).isPresent()
                ? Optional.of(new Framework.Rung(number.get(), points.get(), known.indexOf(level.get()), text))
                : Optional.empty();
    }

    /** A number from 0, exactly as it is written. */
    private Optional<BigDecimal> number(Fields fields, String key) {
        return fields.scalar(key).flatMap(scalar -> {
            Optional<BigDecimal> number = scalar.kind() == Node.Kind.NUMBER
                    ? Literals.number(scalar.text()).filter(found -> found.signum() >= 0)
                    : Optional.empty();
            if (number.isEmpty()) {
                fields.problem(key, "expected a number from 0, found " + scalar.described());
            }
            return number;
        });
    }

    /** A set of weights that adds up to something else is a mistake in copying. @param written how many there should be */
    private void weights(List<Framework.Objective> objectives, int written, Fields fields, String key) {
        BigDecimal sum = objectives.stream().map(Framework.Objective::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!objectives.isEmpty() && objectives.size() == written && sum.compareTo(WHOLE) != 0) {
            fields.problem(key, "the weights of the objectives add up to " + sum.toPlainString() + ", not to 100");
        }
    }

    /** The criteria of another framework with other weights, or with criteria that only rank. */
    private Optional<Framework> variant(String id, Framework base, Fields fields) {
        Optional<Imprint> imprint = imprint(fields);
        fields.text("basedOn");
        Map<String, BigDecimal> weights = weights(base, fields);
        Set<String> ranking = ranking(base, fields);
        fields.close();
        List<Framework.Objective> objectives = base.objectives().stream()
                .map(objective -> new Framework.Objective(
                        objective.id(),
                        objective.title(),
                        weights.getOrDefault(objective.id(), objective.weight()),
                        objective.outOf(),
                        objective.criteria().stream()
                                .map(criterion -> ranking.contains(criterion.id()) ? ranking(criterion) : criterion)
                                .toList()))
                .toList();
        if (!weights.isEmpty()) {
            weights(objectives, objectives.size(), fields, "weights");
        }
        return imprint.map(own -> own.framework(
                id, base.id(), base.gate(), base.notApplicable(), base.levels(), objectives, Optional.of(base), fields));
    }

    private Map<String, BigDecimal> weights(Framework base, Fields fields) {
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        List<String> known = base.objectives().stream().map(Framework.Objective::id).toList();
        fields.object("weights").ifPresent(object -> {
            for (String objective : List.copyOf(object.mapping().entries().keySet())) {
                if (known.contains(objective)) {
                    number(object, objective).ifPresent(weight -> weights.put(objective, weight));
                }
            }
            known.forEach(object::has);
            object.close();
        });
        return weights;
    }

    private Set<String> ranking(Framework base, Fields fields) {
        Set<String> known = base.criteria().map(Framework.Criterion::id).collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        Set<String> ranking = new HashSet<>();
        for (Node.Scalar scalar : values.scalars(fields, "rankingOnly")) {
            if (known.contains(scalar.text())) {
                ranking.add(scalar.text());
            } else {
                values.unknown(scalar, "criterion", scalar.text(), known);
            }
        }
        return ranking;
    }

    private static Framework.Criterion ranking(Framework.Criterion criterion) {
        return new Framework.Criterion(
                criterion.id(), criterion.title(), criterion.help(), criterion.note(), true, criterion.rungs());
    }

    /** What the file of a framework says of itself, whether it has criteria of its own or not. */
    private record Imprint(
            Text title,
            String edition,
            LocalDate published,
            LocalDate checked,
            Text weightSet,
            List<Source> sources,
            Optional<String> note,
            Optional<Span> maxAge) {

        /** @param base gives the note and the age where there are none */
        Framework framework(
                String id,
                String rungs,
                Framework.Gate gate,
                Framework.NotApplicable notApplicable,
                List<Framework.Level> levels,
                List<Framework.Objective> objectives,
                Optional<Framework> base,
                Fields fields) {
            return new Framework(
                    id,
                    rungs,
                    title,
                    edition,
                    published,
                    checked,
                    weightSet,
                    sources,
                    note.or(() -> base.flatMap(Framework::note)),
                    gate,
                    notApplicable,
                    maxAge.or(() -> base.flatMap(Framework::maxAge)),
                    levels,
                    objectives,
                    fields.mapping().at());
        }
    }
}
