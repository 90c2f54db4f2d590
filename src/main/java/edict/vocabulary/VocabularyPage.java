package edict.vocabulary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reference documentation of a vocabulary, as Markdown. */
public final class VocabularyPage {

    private final Vocabulary vocabulary;
    private final String language;
    private final StringBuilder page = new StringBuilder();

    private VocabularyPage(Vocabulary vocabulary, String language) {
        this.vocabulary = vocabulary;
        this.language = language;
    }

    /** One page with every type, attribute and code. @param language {@code en} or {@code fr} */
    public static String markdown(Vocabulary vocabulary, String language) {
        return new VocabularyPage(vocabulary, language).write();
    }

    private String write() {
        page.append("# ").append(say("What a design may say", "Ce qu'un projet peut dire")).append("\n\n");
        page.append(say(
                "Generated from the vocabulary files. What is left out, null or `unknown` is asked about, never taken for no.\n",
                "Produit à partir des fichiers de vocabulaire. Ce qui est omis, nul ou `unknown` fait l'objet d'une question et"
                        + " ne vaut jamais non.\n"));
        page.append(say(
                "\nBesides what its table lists, each thing of a design may name an entry of the `registry` and hold `claims`, options also"
                        + " `changes`; keys that begin with `x-` are yours.\n",
                "\nOutre ce qu'indique son tableau, tout élément d'un projet peut désigner une entrée du registre sous `registry` et porter des"
                        + " `claims`, une option aussi des `changes` ; les clés qui commencent par `x-` sont les vôtres.\n"));
        section(say("Written in designs", "Écrit dans les projets"), EntityType.Kind.DECLARED);
        section(say("Concluded by rules", "Conclu par les règles"), EntityType.Kind.DERIVED);
        section(say("Rows of tables", "Lignes de tables"), EntityType.Kind.REFERENCE);
        section(say("Noted while reading", "Relevé à la lecture"), EntityType.Kind.NOTED);
        return page.toString();
    }

    private void section(String title, EntityType.Kind kind) {
        List<EntityType> types = vocabulary.types().values().stream()
                .filter(type -> type.kind() == kind)
                .toList();
        if (!types.isEmpty()) {
            page.append("\n## ").append(title).append('\n');
            types.forEach(this::type);
        }
    }

    private void type(EntityType type) {
        page.append("\n### ").append(type.name()).append("\n\n");
        page.append(type.doc().in(language)).append("\n\n");
        page.append(say("Pack: ", "Module : ")).append('`').append(type.pack()).append('`');
        type.collection().ifPresent(key -> page.append(". ")
                .append(say("Key: ", "Clé : "))
                .append('`')
                .append(key)
                .append('`')
                .append(type.partOf().isEmpty() ? "" : say(" under ", " sous ") + links(type.partOf())));
        page.append(".\n");
        type.question().ifPresent(question -> page.append('\n').append(question.in(language)).append('\n'));
        if (!type.answeredByBuyerIn().isEmpty()) {
            page.append(say("\nAnswered by who buys, in ", "\nRépond l'acheteur, dans ")).append(links(type.answeredByBuyerIn())).append(".\n");
        }
        type.completeAlways().ifPresent(because -> page.append('\n')
                .append(say("An absent list is none: ", "Une liste absente signifie aucun : "))
                .append(because.in(language))
                .append(".\n"));
        type.group().ifPresent(tops -> page.append('\n')
                .append(say("Of one group: what has the same ", "D'un même groupe : ce qui a en commun "))
                .append('`').append(tops).append('`')
                .append(say(", or stands there. Where the registry names one of them, a design may name another.\n",
                        ", ou y figure. Là où le registre désigne l'un d'eux, un projet peut en désigner un autre.\n")));
        type.closure().ifPresent(closure -> page.append('\n')
                .append(say("Closed transitively from ", "Clos par transitivité de "))
                .append('`').append(closure.from()).append('`')
                .append(say(" to ", " à "))
                .append('`').append(closure.to()).append('`')
                .append(closure.starting().isEmpty()
                        ? ""
                        : say(", on ways that begin at: ", ", sur des chemins qui commencent à : ") + String.join(", ", closure.starting()))
                .append(".\n"));
        for (EntityType.Screening screening : type.screenings()) {
            page.append("\n`").append(screening.name()).append("`: ");
            page.append(screening.question().in(language));
            page.append(screening.attributes().stream().collect(Collectors.joining("`, `", " `", "`\n")));
        }
        List<EntityType> parts = vocabulary.partsOf(type.name()).stream().filter(part -> part.collection().isPresent()).toList();
        if (!type.attributes().isEmpty() || !parts.isEmpty()) {
            page.append(say(
                    "\n| key | value | only where | meaning |\n|---|---|---|---|\n",
                    "\n| clé | valeur | seulement si | sens |\n|---|---|---|---|\n"));
            if (type.kind() == EntityType.Kind.DECLARED) {
                id(type);
            }
            type.written().forEach(this::attribute);
            parts.forEach(this::part);
        }
    }

    private void id(EntityType type) {
        page.append("| `id` | ").append(say("text", "texte")).append(" |  | ")
                .append(type.partOf().isEmpty()
                        ? say("Required: unique in the design, in kebab-case.", "Obligatoire : unique dans le projet, en kebab-case.")
                        : say("Where something refers to it: unique in the design, in kebab-case.",
                                "Si autre chose s'y réfère : unique dans le projet, en kebab-case."))
                .append(" |\n");
    }

    private void part(EntityType part) {
        page.append("| `").append(part.collection().orElseThrow()).append("` | ")
                .append(say("list of ", "liste de ")).append(links(List.of(part.name())))
                .append(" |  | ").append(cell(part.doc().in(language))).append(" |\n");
    }

    private void attribute(Attribute attribute) {
        page.append("| `").append(attribute.name()).append("` | ").append(cell(value(attribute.type())));
        page.append(" | ")
                .append(Schemas.condition(attribute)
                        .map(condition -> "`" + cell(condition) + "`")
                        .orElse(""));
        String meaning = List.of(attribute.doc(), attribute.question(), attribute.help()).stream()
                .flatMap(Optional::stream)
                .map(text -> text.in(language))
                .collect(Collectors.joining(" "));
        String cites = attribute.cites()
                .map(c -> " (" + c.pack() + ", " + c.provision() + ")")
                .orElse("");
        String assumed = attribute.otherwise()
                .map(o -> say(" Assumed: ", " Présumé : ") + o.because().in(language))
                .orElse("");
        String like = attribute.otherwiseAs()
                .map(other -> say(" Left out, it is as in `", " Omis, il est comme dans `") + other + "`.")
                .orElse("");
        String none = attribute.noneIfAbsent()
                .map(why -> say(" Left out, there is none: ", " Omis, il n'y en a pas : ") + why.in(language))
                .orElse("");
        String without = attribute.noneWithout()
                .map(other -> say(" Left out, there is none where there is no `", " Omis, il n'y en a pas s'il n'y a pas de `") + other + "`.")
                .orElse("");
        String order = attribute.notBefore()
                .map(other -> say(" Not before `", " Pas avant `") + other + "`.")
                .orElse("");
        String implied = Schemas.implied(attribute)
                .map(others -> say(" Says what others are: `", " Dit ce que d'autres sont : `") + others + "`.")
                .orElse("");
        String attained = attribute.attainable().map(this::attained).orElse("");
        String staying = attribute.noneStaysIf().isEmpty()
                ? ""
                : attribute.noneStaysIf().stream()
                        .map(Attribute.OnlyIf::toString)
                        .collect(Collectors.joining(
                                " && ", say(" An empty one stays so with another product where `", " Vide, elle le reste avec un autre produit si `"), "`."));
        String buyers = attribute.answeredByBuyer() ? say(" Answered by who buys.", " Répond : l'acheteur.") : "";
        page.append(" | ").append(cell(meaning + cites + assumed + like + none + without + order + implied + attained + buyers + staying).strip()).append(" |\n");
    }

    private String attained(List<Object> values) {
        return values.isEmpty()
                ? say(" Can be emptied.", " Peut être vidée.")
                : values.stream()
                        .map(value -> value instanceof Boolean yes ? yes ? say("yes", "oui") : say("no", "non") : "`" + value + "`")
                        .collect(Collectors.joining(", ", say(" Can be brought about: ", " Peut être obtenu : "), "."));
    }

    private String value(AttributeType type) {
        if (type instanceof AttributeType.ListOf list) {
            return say("list of ", "liste de ") + value(list.of());
        }
        if (type instanceof AttributeType.Code code) {
            return code.codes().stream()
                    .map(name -> "`" + name + "`"
                            + Optional.ofNullable(code.meanings().get(name))
                                    .map(text -> text.in(language))
                                    .filter(text -> !text.equals(name))
                                    .map(text -> " (" + text + ")")
                                    .orElse(""))
                    .collect(Collectors.joining(", "));
        }
        if (type instanceof AttributeType.Reference reference) {
            return links(reference.types());
        }
        if (type instanceof AttributeType.Num num) {
            return word(type) + (num.unit().isEmpty() ? "" : " (" + num.unit() + ")")
                    + num.minimum().map(m -> " ≥ " + m.toPlainString()).orElse("")
                    + num.maximum().map(m -> " ≤ " + m.toPlainString()).orElse("");
        }
        return word(type);
    }

    private String word(AttributeType type) {
        return switch (type.word()) {
            case "boolean" -> say("true or false", "vrai ou faux");
            case "string" -> say("text", "texte");
            case "country" -> say("country", "pays");
            case "duration" -> say("duration", "durée");
            case "number" -> say("number", "nombre");
            default -> type.word();
        };
    }

    private static String links(List<String> types) {
        return types.stream()
                .map(type -> "[" + type + "](#" + type.toLowerCase(java.util.Locale.ROOT) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private String say(String en, String fr) {
        return new Text(en, fr).in(language);
    }
}
