package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.vocabulary.Literals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody claims of something, what proves it and what assessors make of it. A claim becomes a control of which it is
 * asked which one it is and whether it is in place: conformance is an opinion, and its scores are no states.
 */
final class BomClaims {

    private final BomDraft draft;
    private final BomComponents components;
    private final BomData data;
    private int count;

    BomClaims(BomDraft draft, BomComponents components, BomData data) {
        this.draft = draft;
        this.components = components;
        this.data = data;
    }

    int count() {
        return count;
    }

    /** Somebody who assesses. */
    private record Assessor(Optional<BomParties.Party> party, String shown) {}

    /** What an attestation says of a claim. @param at where it refers to that */
    private record Opinion(Optional<Assessor> assessor, String shown, Node.Scalar at) {}

    void read(Bom bom) {
        bom.object(bom.root(), "declarations").ifPresent(declarations -> read(bom, declarations));
    }

    private void read(Bom bom, Node.Mapping declarations) {
        Map<String, Assessor> assessors = new HashMap<>();
        for (Node.Mapping node : bom.objects(declarations, "assessors")) {
            Assessor assessor = assessor(bom, node);
            bom.text(node, "bom-ref").ifPresent(ref -> assessors.putIfAbsent(ref.text(), assessor));
        }
        Set<String> against = new HashSet<>();
        Map<String, List<Opinion>> opinions = opinions(bom, declarations, assessors, against);
        Map<String, Node.Mapping> evidence = new HashMap<>();
        List<Node.Mapping> all = bom.objects(declarations, "evidence");
        all.forEach(node -> Values.scalar(node, "bom-ref").ifPresent(ref -> evidence.putIfAbsent(ref.text(), node)));
        Set<String> used = new HashSet<>();
        Map<String, Node.Mapping> claims = new HashMap<>();
        for (Node.Mapping claim : bom.objects(declarations, "claims")) {
            String ref = Values.scalar(claim, "bom-ref").map(Node.Scalar::text).orElse("");
            Node.Mapping first = ref.isEmpty() ? null : claims.putIfAbsent(ref, claim);
            if (first != null) {
                bom.standsFor(Values.scalar(claim, "bom-ref").orElseThrow(), first);
                count++;
                claim(bom, claim, List.of(), evidence, used);
            } else if (against.contains(ref) && !opinions.containsKey(ref)) {
                bom.coverage().leaveOut(claim, BomKeys.OTHER_CLAIMS);
            } else {
                count++;
                claim(bom, claim, opinions.getOrDefault(ref, List.of()), evidence, used);
            }
        }
        opinions.forEach((ref, some) -> {
            if (!claims.containsKey(ref)) {
                bom.remark(some.get(0).at(), "no claim has the reference " + Names.quote(Secrets.shown(ref)));
            }
        });
        all.stream()
                .filter(node -> !used.contains(node.pointer()))
                .forEach(node -> bom.coverage().leaveOut(node, BomKeys.OTHER_CLAIMS));
    }

    private Assessor assessor(Bom bom, Node.Mapping node) {
        Optional<BomParties.Party> party =
                bom.object(node, "organization").flatMap(organisation -> draft.parties().of(bom, organisation));
        boolean third = bom.flag(node, "thirdParty").filter(flag -> flag.text().equals("true")).isPresent();
        String name = party.map(found -> Names.quote(Secrets.shown(found.at().text())))
                .orElse("somebody");
        return new Assessor(party, name + (third ? ", a third party," : ""));
    }

    /** What attestations say, by claim. @param against gets the claims that are named as speaking against others */
    private static Map<String, List<Opinion>> opinions(
            Bom bom, Node.Mapping declarations, Map<String, Assessor> assessors, Set<String> against) {
        Map<String, String> requirements = requirements(bom);
        Map<String, List<Opinion>> opinions = new HashMap<>();
        for (Node.Mapping attestation : bom.objects(declarations, "attestations")) {
            Optional<Node.Scalar> by = bom.text(attestation, "assessor");
            Optional<Assessor> assessor = by.flatMap(ref -> Optional.ofNullable(assessors.get(ref.text())));
            by.filter(ref -> assessor.isEmpty())
                    .ifPresent(ref -> bom.remark(ref, "nobody who assesses has the reference " + Names.quote(Secrets.shown(ref.text()))));
            for (Node.Mapping entry : bom.objects(attestation, "map")) {
                List<String> parts = new ArrayList<>();
                bom.text(entry, "requirement")
                        .ifPresent(ref -> parts.add("for the requirement "
                                + Names.quote(Secrets.shown(requirements.getOrDefault(ref.text(), ref.text())))));
                score(bom, entry, "conformance").ifPresent(parts::add);
                score(bom, entry, "confidence").ifPresent(parts::add);
                List<Node.Scalar> counter = bom.texts(entry, "counterClaims");
                counter.forEach(ref -> against.add(ref.text()));
                if (!counter.isEmpty()) {
                    parts.add("counter-claims are made");
                }
                String who = assessor.map(Assessor::shown).orElse("an attestation");
                String said = who + " says: " + String.join(", ", parts);
                bom.texts(entry, "claims")
                        .forEach(ref -> opinions.computeIfAbsent(ref.text(), any -> new ArrayList<>())
                                .add(new Opinion(assessor, said, ref)));
            }
        }
        return opinions;
    }

    private static Optional<String> score(Bom bom, Node.Mapping entry, String key) {
        return bom.object(entry, key).flatMap(assessed -> {
            Optional<Node.Scalar> rationale = bom.text(assessed, "rationale");
            bom.texts(assessed, "mitigationStrategies");
            return bom.text(assessed, "score")
                    .filter(score -> isShare(bom, score))
                    .map(score -> key + ' ' + Secrets.shown(score.text())
                            + rationale.map(text -> " (" + Names.quote(Secrets.shown(text.text())) + ")").orElse(""));
        });
    }

    private static boolean isShare(Bom bom, Node.Scalar score) {
        boolean share = false;
        if (score.kind() == Node.Kind.NUMBER) {
            BigDecimal number = new BigDecimal(score.text());
            share = number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
        }
        if (!share) {
            bom.expected("a number from 0 to 1", score);
        }
        return share;
    }

    /** The names of requirements by reference. */
    private static Map<String, String> requirements(Bom bom) {
        Map<String, String> names = new HashMap<>();
        Optional<Node.Mapping> definitions = Values.mapping(bom.root(), "definitions");
        for (Node standard : definitions.map(all -> Values.items(all, "standards")).orElse(List.of())) {
            if (standard instanceof Node.Mapping whole) {
                String of = Values.scalar(whole, "name").map(name -> " of " + name.text()).orElse("");
                for (Node requirement : Values.items(whole, "requirements")) {
                    if (requirement instanceof Node.Mapping one) {
                        Optional<String> name = Values.scalar(one, "identifier")
                                .or(() -> Values.scalar(one, "title"))
                                .map(Node.Scalar::text);
                        Values.scalar(one, "bom-ref").ifPresent(ref ->
                                names.putIfAbsent(ref.text(), name.orElse(ref.text()) + of));
                    }
                }
            }
        }
        return names;
    }

    private void claim(
            Bom bom, Node.Mapping claim, List<Opinion> opinions, Map<String, Node.Mapping> evidence, Set<String> used) {
        Optional<Node.Scalar> predicate = bom.text(claim, "predicate");
        Optional<Node.Scalar> ref = bom.text(claim, "bom-ref");
        String known = ref.or(() -> predicate).map(Node.Scalar::text).orElse(claim.pointer());
        Sheet.Item control = draft.sheet().entity("controls", false, draft.id("control", known), claim.at());
        control.ask(
                "control",
                Origins.asked(
                        predicate.map(Node.class::cast).orElse(claim),
                        predicate
                                .map(text -> "the claim is " + Names.quote(Secrets.shown(text.text())))
                                .orElse("the claim says nothing")));
        bom.text(claim, "target").ifPresent(target -> target(bom, control, target));
        List<String> said = opinions.stream().map(Opinion::shown).distinct().limit(3).collect(Collectors.toList());
        if (!bom.texts(claim, "counterEvidence").isEmpty()) {
            said.add("counter-evidence is given");
        }
        if (!bom.texts(claim, "mitigationStrategies").isEmpty()) {
            said.add("strategies to mitigate are given");
        }
        control.ask(
                "state",
                Origins.asked(claim, said.isEmpty() ? "it is claimed, and nobody assesses it" : String.join("; ", said)));
        for (Node.Scalar proof : bom.texts(claim, "evidence")) {
            Node.Mapping node = evidence.get(proof.text());
            if (node == null) {
                bom.remark(proof, "no evidence has the reference " + Names.quote(Secrets.shown(proof.text())));
            } else {
                used.add(node.pointer());
                evidence(bom, control, node, opinions);
            }
        }
    }

    private void target(Bom bom, Sheet.Item control, Node.Scalar target) {
        Optional<Bom.Element> element = bom.element(target.text());
        Set<String> scope = new LinkedHashSet<>();
        element.ifPresent(found -> {
            switch (found.kind()) {
                case ORGANISATION -> draft.parties().of(bom, found.node()).ifPresent(party -> {
                    scope.add(party.id());
                    control.text("holder", party.id(), Origins.stated(target));
                });
                case MODEL -> components.model(found).ifPresent(scope::add);
                case DATA -> scope.addAll(data.listed(found));
                case SERVICE, SOFTWARE -> components.actor(found).ifPresent(actor -> {
                    scope.add(actor.id());
                    actor.operator().ifPresent(party ->
                            control.text("holder", party.id(), Origins.stated(party.at())));
                });
            }
        });
        if (scope.isEmpty()) {
            String ref = Names.quote(Secrets.shown(target.text()));
            control.ask("scope", Origins.asked(target, "nothing has the reference " + ref));
        } else {
            control.texts("scope", List.copyOf(scope), true, Origins.stated(target));
        }
    }

    private static void evidence(Bom bom, Sheet.Item control, Node.Mapping node, List<Opinion> opinions) {
        Sheet.Item item = control.item("evidence", false, node.at());
        Optional<Node.Scalar> property = bom.text(node, "propertyName");
        bom.text(node, "bom-ref");
        item.ask(
                "kind",
                Origins.asked(
                        property.map(Node.class::cast).orElse(node),
                        property
                                .map(name -> "the file calls it " + Names.quote(Secrets.shown(name.text())))
                                .orElse("the file does not say")));
        day(bom, node, "created").ifPresent(day -> item.text("date", day.day(), day.origin()));
        day(bom, node, "expires").ifPresent(day -> item.text("validTo", day.day(), day.origin()));
        for (Node.Mapping held : bom.objects(node, "data")) {
            for (String key : List.of("name", "classification")) {
                bom.text(held, key);
            }
            bom.texts(held, "sensitiveData");
            held.get("governance").ifPresent(governance -> bom.coverage().leaveOut(governance, BomKeys.PEOPLE));
        }
        List<BomParties.Party> issuers = opinions.stream()
                .flatMap(opinion -> opinion.assessor().stream())
                .flatMap(assessor -> assessor.party().stream())
                .distinct()
                .toList();
        if (issuers.size() == 1) {
            item.text("issuer", issuers.get(0).id(), Origins.stated(issuers.get(0).at()));
        } else if (issuers.size() > 1) {
            item.ask("issuer", Origins.asked(node, issuers.size() + " organisations assess it"));
        }
    }

    private record Day(String day, Origin origin) {}

    /** The day of a moment, as the file writes it. */
    private static Optional<Day> day(Bom bom, Node.Mapping node, String key) {
        return bom.text(node, key).flatMap(moment -> {
            String text = moment.text().split("T", 2)[0];
            Optional<LocalDate> day = Literals.date(text);
            if (day.isEmpty()) {
                bom.expected("a moment such as 2026-11-20T12:00:00Z", moment);
            }
            return day.map(found -> new Day(found.toString(), Origins.stated(moment)));
        });
    }
}
