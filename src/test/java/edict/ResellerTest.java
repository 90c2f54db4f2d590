package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Ternary;
import edict.imports.Spreadsheet;
import edict.procurement.Beside;
import edict.rulebook.Words;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who sells what another makes is party to the contract, and not taken for its maker. */
class ResellerTest {

    private static final Edict EDICT = Edict.shipped();

    private static final String DOSSIER = """
            kind: Procurement
            need: {kind: model-endpoint, buyer: {country: FR}}
            sheets: [{file: offers.csv, mapping: vendor-sheet}]
            candidates: [{id: direct, product: mistral-api}]
            minimums: [{certificate: iso-27001}]
            weights: {price: 1}
            """;

    private static final String SHEET = """
            Supplier;Maker;Product in the registry;Country of the supplier;Country of the maker;Notice period;Certificate;Certificate valid until
            Reseller;Microsoft;;DE;;2 months;ISO 27001;31.12.2030
            Boutique;Tiny Models;;FR;LU;;;
            Broker;Mistral AI;mistral-api;BE;;;;
            Modelmaker;Modelmaker;;ES;;;ISO 27001;31.12.2030
            Own;-;;IT;;;;
            Hidden;unknown;;PT;;;;
            """;

    @Test
    void the_contract_is_with_who_bids_and_the_product_of_who_makes_it() {
        Comparison comparison = compared(DOSSIER, SHEET);

        assertThat(parties(comparison, "reseller")).isEqualTo("contract with Reseller of DE, product of Microsoft Corporation of US");
        assertThat(parties(comparison, "boutique")).isEqualTo("contract with Boutique of FR, product of Tiny Models of LU");
        assertThat(parties(comparison, "broker")).isEqualTo("contract with Broker of BE, product of Mistral AI of FR");
        assertThat(parties(comparison, "modelmaker")).isEqualTo("contract with Modelmaker of ES, product of Modelmaker of ES");
        assertThat(parties(comparison, "own")).isEqualTo("contract with Own of IT, product of Own of IT");
        assertThat(parties(comparison, "hidden")).isEqualTo("contract with Hidden of PT, product of ?");
        assertThat(comparison.offer("reseller").exit().days().least()).as("the terms are those of the contract").isEqualByComparingTo("59");
    }

    @Test
    void a_maker_may_be_named_as_designs_name_the_registry() {
        String named = DOSSIER.replace("{id: direct, product: mistral-api}", "{id: direct, newcomer: true, maker: 'registry:microsoft'}")
                .replace("[{certificate: iso-27001}]", "[]");

        assertThat(parties(compared(named, "Supplier;Country of the supplier\ndirect;FR\n"), "direct")).endsWith("product of Microsoft Corporation of US");
        assertThat(problems(named.replace("registry:microsoft", "registry:micosoft")))
                .singleElement().asString()
                .endsWith("the registry has no organisation `micosoft`; did you mean `microsoft`?");
    }

    @Test
    void whose_certificates_a_reseller_shows_is_asked() {
        Comparison comparison = compared(DOSSIER, SHEET);

        assertThat(comparison.offer("reseller").minimums().get(0).holds()).isEqualTo(Ternary.UNKNOWN);
        assertThat(comparison.offer("reseller").minimums().get(0).questions())
                .anySatisfy(asked -> assertThat(asked.pointer()).endsWith("/holder"));
        assertThat(comparison.offer("modelmaker").minimums().get(0).questions())
                .noneSatisfy(asked -> assertThat(asked.pointer()).endsWith("/holder"));
    }

    @Test
    void what_is_said_of_who_bids_and_of_the_supplier_is_said_of_one_where_nobody_else_makes_it() {
        String facts = DOSSIER.replace("{id: direct, product: mistral-api}", "{id: direct, product: mistral-api, facts: {supplier: {country: FR}, bidder: {country: DE}}}");

        assertThat(problems(facts)).singleElement().asString()
                .endsWith("who bids is the supplier, of whom something else is said at purchase.yaml:4:77; `maker` names another who makes what is offered");
        assertThat(problems(DOSSIER.replace("need: {kind: model-endpoint, buyer: {country: FR}}", "design: design.yaml\nslot: {components: [api]}")
                        .replace("{id: direct, product: mistral-api}", "{id: direct, maker: Acme}")))
                .singleElement().asString()
                .endsWith("what runs today has its supplier in the design; write `newcomer: true` or a `product` where `Acme` makes another");
    }

    @Test
    void a_certificate_that_ends_within_the_term_is_missed_whoever_holds_it() {
        Comparison comparison = compared(DOSSIER + "term: {from: 2027-01-01, until: 2031-12-31}\n", SHEET);

        assertThat(comparison.offer("reseller").evidence())
                .containsExactly(new Comparison.Evidence("iso-27001", Optional.of(LocalDate.parse("2030-12-31"))));
        assertThat(comparison.offer("modelmaker").evidence())
                .containsExactly(new Comparison.Evidence("iso-27001", Optional.of(LocalDate.parse("2030-12-31"))));
    }

    private static String parties(Comparison comparison, String candidate) {
        Facts facts = comparison.offer(candidate).supplied().facts();
        Entity contract = facts.ofType(Words.CONTRACT).stream().findFirst().orElseThrow();
        Optional<Entity> maker = facts.ofType(Words.COMPONENT).stream()
                .flatMap(component -> component.reference(Words.RUNS, facts).stream())
                .flatMap(product -> product.reference(Words.SUPPLIER, facts).stream())
                .findFirst();
        return "contract with " + contract.reference(Words.SUPPLIER, facts).map(ResellerTest::told).orElse("?") + ", product of "
                + maker.map(ResellerTest::told).orElse("?");
    }

    private static String told(Entity organisation) {
        return organisation.text("name").orElse("?") + " of " + organisation.text(Words.COUNTRY).orElse("?");
    }

    private static Comparison compared(String dossier, String sheet) {
        Edict.Answer answer = answer(dossier, sheet);
        assertThat(answer).as(answer.toString()).isInstanceOf(Edict.Compared.class);
        return ((Edict.Compared) answer).comparison();
    }

    private static List<Problem> problems(String dossier) {
        return ((Edict.Rejected) answer(dossier, "Supplier;Price\nOther;5\n")).problems();
    }

    private static Edict.Answer answer(String dossier, String sheet) {
        Beside beside = new Beside() {
            @Override
            public Reading document(String name, Node at) {
                return ResellerTest.document(name, """
                        kind: Design
                        organisations: [{id: us, assessed: true, country: FR}]
                        components: [{id: api, kind: model-endpoint, product: registry:mistral-api}]
                        """);
            }

            @Override
            public Spreadsheet.Outcome spreadsheet(String name, Node at) {
                return Spreadsheet.read(name, sheet.getBytes(StandardCharsets.UTF_8));
            }
        };
        return EDICT.compare(
                new Request(document("purchase.yaml", dossier), LocalDate.parse("2026-11-20")), beside, Edict.Extent.DAY, Edict.USUAL);
    }

    private static Reading.Document document(String name, String text) {
        return (Reading.Document) Texts.read(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
