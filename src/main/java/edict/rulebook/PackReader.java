package edict.rulebook;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.vocabulary.Span;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a pack says of itself, its provisions and its duty tables. */
final class PackReader {

    private static final java.util.regex.Pattern SLUG = java.util.regex.Pattern.compile("[a-z0-9]++(-[a-z0-9]++)*+");

    private static final DatedReader.Manner WORDING = new DatedReader.Manner("text", false, false);

    private static final DatedReader.Manner APPLICATION = new DatedReader.Manner("application", true, false);

    private final Values values;

    PackReader(Values values) {
        this.values = values;
    }

    /** @param id name of the folder */
    Pack pack(String id, Fields fields) {
        fields.text("id").filter(said -> !said.equals(id)).ifPresent(said -> fields.problem(
                "id", "the pack's id is the name of its folder, " + Names.quote(id) + ", not " + Names.quote(said)));
        fields.require("title", fields.mapping().at(), () -> "pack " + Names.quote(id) + " has no `title`");
        Text title = values.text(fields, "title").orElseGet(() -> new Text(id, id));
        Optional<String> act = values.said(fields, "act");
        Optional<Text> url = values.link(fields, "url");
        Provision.Force force = values.code(fields, "force", Provision.Force.class).orElse(Provision.Force.LAW);
        Optional<LocalDate> knownUntil = values.date(fields, "knownUntil");
        Optional<String> version = fields.scalar("languageVersion").map(Node.Scalar::text);
        Optional<Pack.Gate> gate = fields.text("gate")
                .flatMap(type -> fields.scalar("gate").map(written -> new Pack.Gate(type, written.at())));
        DatedReader dated = new DatedReader(values, act, url);
        Timeline<Pack.Version> texts = dated.read(
                fields,
                "texts",
                WORDING,
                text -> Optional.of(new Pack.Version(text.text("id").orElse(""), values.link(text, "url"))));
        Optional<String> holidays = fields.text("holidays");
        Map<String, Sanction> sanctions = new SanctionReader(values, id).read(fields);
        List<String> encoded = new ArrayList<>();
        List<Pack.Omission> notEncoded = new ArrayList<>();
        Map<String, Place> places = new HashMap<>(places(fields.mapping()));
        fields.object("slugs").ifPresent(slugs -> {
            // What is misspelt counts as what was meant, so that nothing follows from it.
            slugs.texts("encoded").stream().map(PackReader::kebab).filter(PackReader::isSlug).forEach(encoded::add);
            if (slugs.mapping().get("encoded").orElse(null) instanceof Node.Sequence list) {
                list.items().stream()
                        .filter(Node.Scalar.class::isInstance)
                        .map(Node.Scalar.class::cast)
                        .forEach(slug -> {
                            places.put("slugs.encoded." + kebab(slug.text()), slug.at());
                            if (!isSlug(slug.text())) {
                                values.named(
                                        slug.at(),
                                        Names.quote(slug.text()) + " is no slug; write it in kebab-case, of a to z and 0 to 9"
                                                + meant(Optional.of(kebab(slug.text())).filter(PackReader::isSlug)));
                            }
                        });
            }
            slugs.list("notEncoded").forEach(node -> omissions(id, node).forEach(omission -> {
                places.put("slugs.notEncoded." + omission.slug(), node.at());
                if (encoded.contains(omission.slug())) {
                    values.problems()
                            .add(node, Names.quote(omission.slug()) + " is listed as encoded and as not encoded");
                } else if (notEncoded.stream().anyMatch(other -> other.slug().equals(omission.slug()))) {
                    values.problems().add(node, Names.quote(omission.slug()) + " stands twice in the list");
                } else {
                    notEncoded.add(omission);
                }
            }));
            slugs.close();
        });
        List<Pack.Duties> duties = duties(id, fields);
        Optional<String> claims = fields.text("claims").map(slug -> slug.contains("/") ? slug : id + '/' + slug);
        fields.text("checked");
        fields.text("note");
        fields.close();
        return new Pack(
                id,
                title,
                act,
                url,
                force,
                knownUntil,
                version,
                gate,
                texts,
                holidays,
                sanctions,
                List.copyOf(encoded),
                List.copyOf(notEncoded),
                duties,
                claims,
                fields.mapping().at(),
                Map.copyOf(places));
    }

    /** A slug alone, or with a title, is still to come; otherwise {@code {slug, because, of | pack}}, with one slug or several. */
    private List<Pack.Omission> omissions(String pack, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
            return List.of(new Pack.Omission(scalar.text(), Optional.empty(), Optional.empty(), List.of(), Optional.empty()));
        }
        if (!(node instanceof Node.Mapping mapping)) {
            values.problems()
                    .add(node, "expected a slug, or `{slug: …, because: …}`, found " + node.described());
            return List.of();
        }
        Fields fields = Fields.of(mapping, values.problems()).require("slug");
        Optional<Text> title = values.text(fields, "title");
        if (!fields.has("title")) {
            fields.require("because");
        }
        Optional<Text> because = values.text(fields, "because");
        List<String> of = values.texts(fields, "of").stream()
                .map(slug -> slug.contains("/") ? slug : pack + '/' + slug)
                .toList();
        Optional<String> other = fields.text("pack");
        if (!of.isEmpty() && other.isPresent()) {
            fields.problem("pack", "it is part of a provision or belongs to a pack; say one of the two");
        }
        List<Pack.Omission> omissions = values.texts(fields, "slug").stream()
                .map(slug -> new Pack.Omission(slug, title, because, of, other))
                .toList();
        fields.close();
        return omissions;
    }

    private Optional<Provision.Wording> wording(Fields fields) {
        return Optional.of(new Provision.Wording(
                fields.text("id").orElse(""), Set.copyOf(fields.texts("branches"))));
    }

    /** The duty tables under {@code duties}. Provisions may be named without the pack. */
    List<Pack.Duties> duties(String pack, Fields fields) {
        List<Pack.Duties> tables = new ArrayList<>();
        for (Fields table : fields.objects("duties")) {
            table.require("when", "who", "provisions");
            Optional<String> when = table.text("when");
            List<String> who = values.texts(table, "who");
            List<String> provisions = table.texts("provisions").stream()
                    .map(id -> id.contains("/") ? id : pack + '/' + id)
                    .toList();
            table.close();
            when.ifPresent(type -> tables.add(
                    new Pack.Duties(type, who, provisions, table.mapping().at())));
        }
        return List.copyOf(tables);
    }

    /** One provision, with everything that is wrong with it noted. */
    Optional<Provision> provision(String id, Place at, Pack pack, Fields fields) {
        String what = "provision " + Names.quote(id);
        if (!id.startsWith(pack.id() + '/')
                || !isSlug(id.substring(pack.id().length() + 1))) {
            values.named(
                    at,
                    what + " is not " + Names.quote(pack.id() + "/…") + " with a slug in kebab-case, of a to z and 0 to 9"
                            + meant(meant(id, pack)));
            return Optional.empty();
        }
        Optional<Text> title = required(fields, "title", what, at, "name it in a few words");
        List<String> subjects = values.texts(fields, "subject");
        String judged = what + " has no `subject`; say which type of thing it judges";
        fields.require("subject", at, () -> judged);
        if (fields.has("subject") && subjects.isEmpty()) {
            values.named(at, judged);
        }
        Optional<Provision.Kind> kind = values.code(fields, "kind", Provision.Kind.class);
        fields.require("kind", at, () -> what + " has no `kind`; say " + kinds());
        boolean judges = kind.map(PackReader::judges).orElse(false);
        Provision.Force force =
                values.code(fields, "force", Provision.Force.class).orElse(pack.force());
        Optional<Severity> severity = values.code(fields, "severity", Severity.class);
        Optional<Effect> enforcement = values.code(fields, "enforcement", Effect.class);
        if (judges) {
            fields.require("severity", at, () -> what + " has no `severity`; say `low`, `medium`, `high` or `critical`");
            fields.require(
                    "enforcement", at, () -> what + " has no `enforcement`; say `none`, `condition`, `review` or `reject`");
        }
        List<String> addressees = values.texts(fields, "addressees");
        Optional<Citation> cites = citation(fields, what, at, pack);
        Optional<String> sourceOf = fields.text("sourceOf");
        DatedReader dated = new DatedReader(values, pack.act(), pack.url());
        Map<String, Dated<?>> versions = new HashMap<>();
        pack.texts().entries().forEach(version -> versions.put(version.id(), version));
        Timeline<Provision.Wording> texts = dated.read(fields, "texts", WORDING, versions, this::wording);
        Timeline<Source> applies = dated.read(
                fields, "applies", APPLICATION, entry -> Optional.of(dated.source(entry, "source")
                        .orElse(new Source(Optional.empty(), new Text("", ""), Optional.empty()))));
        idle(applies);
        Optional<Provision.Due> due = fields.node("due").flatMap(node -> due(node, pack));
        Optional<Provision.Satisfaction> satisfiedBy = fields.object("satisfiedBy", "`{control: …}`, `{allOf: […]}` or `{anyOf: […]}`").flatMap(this::satisfaction);
        Optional<Span> maxAge = values.span(fields, "maxAge");
        Optional<Sanction> sanction = fields.node("sanction").flatMap(node -> sanction(node, pack));
        Optional<Provision.Interpretation> interpretation =
                fields.node("interpretation").flatMap(this::interpretation);
        List<Text> readings = new ArrayList<>();
        fields.objects("readings").forEach(reading -> values.text(reading).ifPresent(readings::add));
        Optional<Text> clause = values.text(fields, "clause");
        Optional<Text> because = required(fields, "because", what, at, "say why it finds what it finds");
        Map<String, Text> reasons = reasons(fields);
        Optional<Text> remedy = values.text(fields, "remedy");
        if (kind.filter(PackReader::needsRemedy).isPresent()) {
            fields.require("remedy", at, () -> what + " has no `remedy`; say what makes the finding go away");
        }
        boolean unverified = fields.choice("status", List.of("unverified")).isPresent();
        Optional<Text> note = values.text(fields, "note");
        fields.close();
        if (title.isEmpty() || kind.isEmpty() || cites.isEmpty() || because.isEmpty() || subjects.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Provision(
                id,
                pack.id(),
                title.get(),
                subjects,
                kind.get(),
                force,
                severity.orElse(Severity.LOW),
                enforcement.orElse(Effect.NONE),
                addressees,
                cites.get(),
                sourceOf,
                texts,
                applies,
                due,
                satisfiedBy,
                maxAge,
                sanction,
                interpretation,
                List.copyOf(readings),
                clause,
                because.get(),
                reasons,
                remedy,
                unverified,
                note,
                at,
                places(fields.mapping())));
    }

    private Map<String, Text> reasons(Fields fields) {
        Map<String, Text> reasons = new LinkedHashMap<>();
        fields.object("reasons", "`{branch: {en: …, fr: …}}`").ifPresent(branches -> {
            branches.mapping().entries().keySet().forEach(branch ->
                    values.text(branches, branch).ifPresent(text -> reasons.put(branch, text)));
            branches.close();
        });
        return Collections.unmodifiableMap(reasons);
    }

    /** Which of the provisions that the pack lists is written otherwise here. */
    static Optional<String> meant(String id, Pack pack) {
        String slug = kebab(id.substring(id.lastIndexOf('/') + 1));
        return Names.nearest(pack.id() + '/' + slug, pack.encoded().stream().map(one -> pack.id() + '/' + one).toList())
                .or(() -> Optional.of(pack.id() + '/' + slug).filter(own -> isSlug(slug)));
    }

    private static String meant(Optional<String> other) {
        return other.map(Names::didYouMean).orElse("");
    }

    private static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    /** {@code exit-tested} for {@code exit_tested} and {@code ExitTested}. */
    private static String kebab(String slug) {
        return slug.strip()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, Place> places(Node.Mapping provision) {
        Map<String, Place> places = new HashMap<>();
        provision.entries().forEach((key, node) -> {
            places.put(key, node.at());
            if (node instanceof Node.Mapping both) {
                both.entries().forEach((language, text) -> places.put(key + '.' + language, text.at()));
            }
        });
        return Map.copyOf(places);
    }

    private static String kinds() {
        return Names.oneOf(java.util.Arrays.stream(Provision.Kind.values())
                .map(Coded::code)
                .toList());
    }

    /** Whether findings of the kind can say that something is not as it should be. */
    static boolean judges(Provision.Kind kind) {
        return switch (kind) {
            case PROHIBITION, OBLIGATION, CONDITION -> true;
            case CLASSIFICATION, EXEMPTION, LEVERAGE, EXPOSURE, GUIDANCE -> false;
        };
    }

    static boolean needsRemedy(Provision.Kind kind) {
        return kind != Provision.Kind.CLASSIFICATION && kind != Provision.Kind.EXEMPTION;
    }

    private Optional<Text> required(Fields fields, String key, String what, Place at, String advice) {
        fields.require(
                key, at, () -> what + " has no " + Names.quote(key) + "; " + advice + ", in English and in French");
        return values.text(fields, key);
    }

    /** What applies already goes on to apply: who postpones it says which entry that replaces. */
    private void idle(Timeline<Source> applies) {
        Set<String> replaced = applies.entries().stream()
                .flatMap(entry -> entry.replaces().map(Dated.Replaces::entry).stream())
                .collect(Collectors.toSet());
        for (Dated<Source> entry : applies.entries()) {
            if (entry.replaces().isPresent() || entry.value().isEmpty()) {
                continue;
            }
            for (Dated<Source> other : applies.entries()) {
                if (!replaced.contains(other.id())
                        && other.from().isBefore(entry.from())
                        && other.speaksOf(entry.from())
                        && !other.known().isAfter(entry.known())) {
                    values.named(
                            entry.at(),
                            "the provision applies from " + other.from() + " anyhow, so that an entry from " + entry.from()
                                    + " changes nothing; to postpone it, write `replaces: " + other.id() + "`");
                    return;
                }
            }
        }
    }

    private Optional<Citation> citation(Fields fields, String what, Place at, Pack pack) {
        fields.require("cites", at, () -> what + " has no `cites`; every provision cites the text that it stands for");
        return fields.object("cites", "`{provision: …}`").flatMap(cites -> {
            Optional<String> provision = values.said(cites, "provision");
            Optional<String> act = values.said(cites, "act").or(pack::act);
            Optional<String> anchor = cites.text("anchor");
            Optional<Text> url = values.link(cites, "url")
                    .or(() -> values.link(cites, "eli"))
                    .or(() -> act.equals(pack.act()) ? pack.url() : Optional.empty())
                    .map(link -> anchor.map(place -> withAnchor(link, place)).orElse(link));
            Place here = cites.mapping().at();
            cites.require("provision", here, () -> what + " cites no `provision` of " + act.orElse("its act"));
            if (act.isEmpty()) {
                cites.require("act", here, () -> what + " cites no `act`, and neither does its pack");
            }
            if (url.isEmpty()) {
                cites.require(
                        "url",
                        here,
                        () -> what + " cites without a link; give `url` here" + (act.equals(pack.act()) ? " or in the pack" : ", for the pack's leads to its own act"));
            }
            cites.close();
            return provision.isPresent() && act.isPresent() && url.isPresent()
                    ? Optional.of(new Citation(values.phrases().act(act.get()), values.phrases().place(provision.get()), url.get()))
                    : Optional.empty();
        });
    }

    private static Text withAnchor(Text url, String anchor) {
        return url.then(Text.alike(anchor.startsWith("#") ? anchor : "#" + anchor));
    }

    private Optional<Provision.Due> due(Node node, Pack pack) {
        if (node instanceof Node.Scalar) {
            return values.date(node).map(Provision.On::new);
        }
        return Fields.of(node, values.problems()).flatMap(fields -> {
            Optional<Provision.Due> due =
                    fields.has("earliestOf") && !fields.has("after") ? earliest(fields, pack) : after(fields, pack);
            fields.close();
            return due;
        });
    }

    private Optional<Provision.Due> earliest(Fields fields, Pack pack) {
        List<Provision.Due> of = new ArrayList<>();
        fields.list("earliestOf").forEach(item -> due(item, pack).ifPresent(of::add));
        if (of.isEmpty()) {
            fields.problem("earliestOf", "the list is empty; give at least one date or period");
            return Optional.empty();
        }
        return Optional.of(new Provision.EarliestOf(List.copyOf(of)));
    }

    private Optional<Provision.Due> after(Fields fields, Pack pack) {
        fields.require("after", "period");
        Optional<String> after = fields.text("after");
        Optional<String> count = fields.choice("count", List.of("days", "workingDays", "months", "calendar"));
        Optional<String> holidays = fields.text("holidays").or(pack::holidays);
        boolean lasts = fields.flag("lasts").orElse(false);
        Optional<Provision.Period> period = fields.node("period").flatMap(node -> {
            if (node instanceof Node.Mapping) {
                return fields.object("period").flatMap(object -> {
                    object.require("parameter");
                    if (count.equals(Optional.of("calendar"))) {
                        fields.problem("count", "a parameter is counted in days, workingDays or months");
                    }
                    Optional<Provision.Period> from = object.text("parameter")
                            .map(id -> new Provision.FromParameter(id, unit(count.orElse("days"))));
                    object.close();
                    return from;
                });
            }
            if (node instanceof Node.Scalar scalar && scalar.text().contains("/")) {
                fields.problem(
                        "period",
                        "expected a period such as `P15D`, found the text " + Names.quote(scalar.text())
                                + "; a parameter is written " + Names.quote("{parameter: " + scalar.text() + "}"));
                return Optional.empty();
            }
            return values.span(fields, "period").flatMap(span -> counted(fields, span, count));
        });
        List<String> path = after.map(text -> List.of(text.split("\\.", -1))).orElse(List.of());
        if (after.isPresent() && path.stream().anyMatch(String::isEmpty)) {
            fields.problem("after", "expected a variable and an attribute such as `incident.awareOn`");
            return Optional.empty();
        }
        Optional<Provision.Due> one = period.filter(p -> !path.isEmpty())
                .map(p -> new Provision.After(path.get(0), path.subList(1, path.size()), p, holidays, lasts));
        List<Node> others = fields.list("earliestOf");
        if (others.isEmpty() || one.isEmpty()) {
            return one;
        }
        List<Provision.Due> all = new ArrayList<>(List.of(one.get()));
        others.forEach(item -> due(item, pack).ifPresent(all::add));
        return Optional.of(new Provision.EarliestOf(List.copyOf(all)));
    }

    private static Span.Unit unit(String count) {
        return switch (count) {
            case "workingDays" -> Span.Unit.WORKING_DAYS;
            case "months" -> Span.Unit.MONTHS;
            default -> Span.Unit.DAYS;
        };
    }

    private Optional<Provision.Period> counted(Fields fields, Span span, Optional<String> count) {
        if (count.isEmpty()) {
            return Optional.of(new Provision.Fixed(span, false));
        }
        boolean days = span.unit() == Span.Unit.DAYS || span.unit() == Span.Unit.WORKING_DAYS;
        boolean months = span.unit() == Span.Unit.MONTHS || span.unit() == Span.Unit.YEARS;
        boolean fits =
                switch (count.get()) {
                    case "workingDays" -> days;
                    case "months" -> months;
                    case "calendar" -> span.unit() != Span.Unit.WORKING_DAYS;
                    default -> !months && span.unit() != Span.Unit.WORKING_DAYS;
                };
        if (!fits) {
            fields.problem("count", "the period is not counted in " + count.get());
            return Optional.empty();
        }
        Span.Unit unit = count.get().equals("workingDays") ? Span.Unit.WORKING_DAYS : span.unit();
        return Optional.of(new Provision.Fixed(new Span(span.amount(), unit), count.get().equals("calendar")));
    }

    private Optional<Provision.Satisfaction> satisfaction(Fields fields) {
        Optional<Provision.Satisfaction> read;
        if (fields.has("allOf")) {
            List<Provision.Satisfaction> of = satisfactions(fields, "allOf");
            read = of.isEmpty() ? Optional.empty() : Optional.of(new Provision.AllOf(of));
        } else if (fields.has("anyOf")) {
            List<Provision.Satisfaction> of = satisfactions(fields, "anyOf");
            read = of.isEmpty() ? Optional.empty() : Optional.of(new Provision.AnyOf(of));
        } else {
            if (!fields.has("control")) {
                values.named(
                        fields.mapping().at(), "what satisfies a provision is `allOf`, `anyOf` or a `control`");
            }
            List<String> evidence = values.texts(fields, "evidence");
            Optional<Span> maxAge = values.span(fields, "maxAge");
            if (evidence.isEmpty() && maxAge.isPresent()) {
                values.named(fields.mapping().at(), "`maxAge` says how old evidence may be, and no kind is asked for; expected `evidence`");
            }
            read = fields.text("control").map(control -> new Provision.ByControl(control, evidence, maxAge));
        }
        fields.close();
        return read;
    }

    private List<Provision.Satisfaction> satisfactions(Fields fields, String key) {
        List<Provision.Satisfaction> of = new ArrayList<>();
        fields.objects(key).forEach(item -> satisfaction(item).ifPresent(of::add));
        if (of.isEmpty()) {
            fields.problem(key, "the list is empty; name at least one control");
        }
        return List.copyOf(of);
    }

    private Optional<Sanction> sanction(Node node, Pack pack) {
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(named(scalar, scalar.text(), pack));
        }
        return Fields.of(node, values.problems()).map(fields -> {
            Optional<String> code = fields.text("code");
            Sanction sanction = fields.has("en") || fields.has("fr")
                    ? new Sanction(code, Text.of(fields), Optional.empty(), List.of())
                    : code.map(name -> named(node, name, pack))
                            .orElse(Sanction.named(Optional.empty()));
            fields.close();
            return sanction;
        });
    }

    private Sanction named(Node node, String code, Pack pack) {
        if (!pack.sanctions().containsKey(code)) {
            values.unknown(node, "sanction", code, pack.sanctions().keySet());
        }
        return pack.sanctions().getOrDefault(code, Sanction.named(Optional.of(code)));
    }

    private Optional<Provision.Interpretation> interpretation(Node node) {
        List<String> states = List.of("settled", "contested");
        if (node instanceof Node.Scalar scalar) {
            if (!states.contains(scalar.text())) {
                values.problems()
                        .add(
                                node,
                                Names.quote(scalar.text()) + " is not one of " + Names.oneOf(states)
                                        + values.problems().didYouMean(scalar.text(), states));
                return Optional.empty();
            }
            return Optional.of(
                    new Provision.Interpretation(scalar.text().equals("contested"), Optional.empty()));
        }
        return Fields.of(node, values.problems()).flatMap(fields -> {
            fields.require("state");
            Optional<String> state = fields.choice("state", states);
            Optional<Text> text = fields.has("en") || fields.has("fr") ? Text.of(fields) : Optional.empty();
            fields.close();
            return state.map(s -> new Provision.Interpretation(s.equals("contested"), text));
        });
    }
}
