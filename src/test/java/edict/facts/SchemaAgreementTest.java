package edict.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import edict.document.Reading;
import edict.document.Texts;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Schemas;
import edict.vocabulary.Shipped;
import edict.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The reader accepts what the generated schema accepts, apart from what a schema can't say. */
class SchemaAgreementTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Random random = new Random(20261120);

    @Test
    void schemas_are_draft_07() throws IOException {
        Schema draft07 = SCHEMAS.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
        Vocabulary vocabulary = Shipped.vocabulary();
        for (String language : List.of("en", "fr")) {
            assertThat(draft07.validate(Schemas.design(vocabulary, language))).isEmpty();
            assertThat(draft07.validate(Schemas.request(vocabulary, language))).isEmpty();
            assertThat(draft07.validate(Schemas.procurement(vocabulary, language))).isEmpty();
            assertThat(draft07.validate(Schemas.sheet(vocabulary, language))).isEmpty();
        }
        assertThat(draft07.validate(Schemas.answers(vocabulary))).isEmpty();
        assertThat(draft07.validate(Schemas.waivers())).isEmpty();
    }

    @Test
    void random_designs_are_accepted_by_both() throws IOException {
        Vocabulary vocabulary = unconditional(Shipped.vocabulary());
        Schema schema = SCHEMAS.getSchema(Schemas.design(vocabulary).toString());
        for (int i = 0; i < 25; i++) {
            String json = JSON.writeValueAsString(design(vocabulary));
            assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
            assertThat(Design.read(document(json), vocabulary)).as(json).isInstanceOf(Design.Accepted.class);
        }
    }

    @Test
    void one_wrong_value_is_refused_by_both() throws IOException {
        Vocabulary vocabulary = unconditional(Shipped.vocabulary());
        Schema schema = SCHEMAS.getSchema(Schemas.design(vocabulary).toString());
        for (EntityType type : vocabulary.topLevel()) {
            for (Attribute attribute : type.attributes().values()) {
                // One wrong value for each attribute, another kind each time: all of them take too long.
                List<Object> all = wrong(attribute.type());
                for (Object wrong : List.of(all.get(random.nextInt(all.size())))) {
                    Map<String, Object> entity = new LinkedHashMap<>();
                    entity.put("id", "x");
                    entity.put(attribute.name(), wrong);
                    String json = JSON.writeValueAsString(Map.of("kind", "Design", type.collection().orElseThrow(), List.of(entity)));
                    assertThat(schema.validate(json, InputFormat.JSON)).as(json).isNotEmpty();
                    assertThat(Design.read(document(json), vocabulary)).as(json).isInstanceOf(Design.Rejected.class);
                }
            }
        }
    }

    private static List<Object> wrong(AttributeType type) {
        List<Object> wrong = new ArrayList<>(List.of(Map.of("a", 1), List.of(Map.of())));
        if (!(type instanceof AttributeType.ListOf)) {
            wrong.add(List.of());
            wrong.add(type instanceof AttributeType.Num ? "5" : 5);
        } else {
            wrong.add("x");
            wrong.add(Map.of("has", List.of()));
            wrong.add(List.of("unknown value"));
        }
        if (type instanceof AttributeType.Date) {
            wrong.add("2026-8-2");
            wrong.add(Map.of("moreThan", "2026-08-02"));
        }
        if (type instanceof AttributeType.Duration) {
            wrong.add("P1Y6M");
        }
        if (type instanceof AttributeType.Str || (type instanceof AttributeType.ListOf list && list.of() instanceof AttributeType.Str)) {
            wrong.remove(List.of("unknown value"));
        }
        return wrong;
    }

    private static Reading.Document document(String json) {
        return (Reading.Document) Texts.read("d.json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Conditions are beyond a schema. */
    private static Vocabulary unconditional(Vocabulary vocabulary) {
        Map<String, EntityType> types = new LinkedHashMap<>();
        for (EntityType type : vocabulary.types().values()) {
            Map<String, Attribute> attributes = new LinkedHashMap<>();
            type.attributes().forEach((name, a) -> attributes.put(name, new Attribute(
                    name, a.type(), List.of(), a.doc(), a.question(), a.help(), a.cites(), a.otherwise(), a.otherwiseAs(), a.noneIfAbsent(), a.noneWithout(), Optional.empty(), List.of(), a.attainable(), a.answeredByBuyer(), List.of(), a.sheetNames(), a.at())));
            types.put(type.name(), new EntityType(
                    type.name(), type.pack(), type.kind(), type.doc(), type.collection(), type.partOf(), type.completeAlways(),
                    type.closure(), type.derivedAlso(), attributes, type.at()));
        }
        return new Vocabulary(types);
    }

    private Map<String, Object> design(Vocabulary vocabulary) {
        Map<String, Object> design = new LinkedHashMap<>();
        design.put("kind", "Design");
        for (EntityType type : vocabulary.topLevel()) {
            List<Object> entities = new ArrayList<>();
            // One of each at least, so that every reference finds something.
            for (int i = 0; i <= random.nextInt(2); i++) {
                Map<String, Object> entity = entity(type, vocabulary, 2);
                entity.put("id", id(type.name()) + (i == 0 ? "" : "-" + i));
                entities.add(entity);
            }
            design.put(type.collection().orElseThrow(), random.nextInt(5) == 0 ? part(entities) : entities);
        }
        return design;
    }

    private static String id(String type) {
        return type.toLowerCase(java.util.Locale.ROOT);
    }

    private static Object part(List<Object> members) {
        return Map.of("has", members, "complete", false);
    }

    private Map<String, Object> entity(EntityType type, Vocabulary vocabulary, int depth) {
        Map<String, Object> entity = new LinkedHashMap<>();
        for (Attribute attribute : type.attributes().values()) {
            if (random.nextInt(3) == 0 && !(attribute.name().equals("of") && !type.partOf().isEmpty())) {
                value(attribute.type(), vocabulary).ifPresent(value -> entity.put(attribute.name(), value));
            }
        }
        for (EntityType part : vocabulary.partsOf(type.name())) {
            if (depth > 0 && random.nextInt(3) == 0) {
                entity.put(part.collection().orElseThrow(), List.of(entity(part, vocabulary, depth - 1)));
            }
        }
        return entity;
    }

    private java.util.Optional<Object> value(AttributeType type, Vocabulary vocabulary) {
        if (random.nextInt(6) == 0) {
            return java.util.Optional.of("unknown");
        }
        if (type instanceof AttributeType.ListOf list) {
            List<Object> members = new ArrayList<>();
            one(list.of(), vocabulary).ifPresent(members::add);
            return java.util.Optional.of(random.nextBoolean() ? members : part(members));
        }
        java.util.Optional<Object> one = one(type, vocabulary);
        boolean ordered = type instanceof AttributeType.Num || type instanceof AttributeType.Date || type instanceof AttributeType.Duration;
        return ordered && random.nextInt(3) == 0 ? one.map(value -> Map.of("atLeast", value)) : one;
    }

    private java.util.Optional<Object> one(AttributeType type, Vocabulary vocabulary) {
        if (type instanceof AttributeType.Reference reference) {
            return reference.types().stream()
                    .filter(name -> vocabulary.topLevel().stream().anyMatch(top -> top.name().equals(name)))
                    .findFirst()
                    .map(SchemaAgreementTest::id);
        }
        if (type instanceof AttributeType.Num num) {
            return java.util.Optional.of(num.minimum().orElse(num.maximum().orElse(java.math.BigDecimal.ONE)));
        }
        if (type instanceof AttributeType.Code code) {
            return java.util.Optional.of(code.codes().get(random.nextInt(code.codes().size())));
        }
        return java.util.Optional.of(
                type instanceof AttributeType.Bool
                        ? random.nextBoolean()
                        : type instanceof AttributeType.Country
                                ? "NO"
                                : type instanceof AttributeType.Date
                                        ? "2026-08-02"
                                        : type instanceof AttributeType.Duration ? "P14WD" : "some text");
    }
}
