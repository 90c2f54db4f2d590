package edict.rulebook;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a pack says of sanctions. */
final class SanctionReader {

    private final Values values;
    private final String pack;

    SanctionReader(Values values, String pack) {
        this.values = values;
        this.pack = pack;
    }

    /** By code. */
    Map<String, Sanction> read(Fields fields) {
        Optional<Sanction.Turnover> turnover = fields.object("turnover").flatMap(this::turnover);
        Map<String, Sanction> sanctions = new LinkedHashMap<>();
        fields.entries("sanctions").forEach((code, node) -> Fields.of(node, values.problems()).ifPresent(tier -> {
            Optional<Text> text = Text.of(tier);
            Optional<Text> besides = values.text(tier, "besides");
            List<Sanction.Cap> caps = caps(tier, turnover, fields.has("turnover"));
            if (besides.isPresent() && caps.isEmpty()) {
                tier.problem("besides", "`besides` stands beside a cap, and there are no `caps`; say it in `en` and `fr`");
            }
            tier.close();
            sanctions.put(code, new Sanction(Optional.of(code), text, besides, caps));
        }));
        return sanctions;
    }

    private Optional<Sanction.Turnover> turnover(Fields fields) {
        fields.require("attribute");
        Optional<String> attribute = fields.text("attribute");
        Optional<Text> text = Text.of(fields);
        fields.close();
        return attribute.flatMap(name -> text.map(said -> new Sanction.Turnover(name, said)));
    }

    private List<Sanction.Cap> caps(Fields tier, Optional<Sanction.Turnover> turnover, boolean hasTurnover) {
        List<Sanction.Cap> caps = new ArrayList<>();
        boolean ended = false;
        for (Fields fields : tier.objects("caps")) {
            if (ended) {
                values.problems().add(
                        fields.mapping(), "the cap before it is meant for everybody, so this one never counts");
            }
            cap(fields, turnover, hasTurnover, caps.size()).ifPresent(caps::add);
            ended = !fields.has("for") && !fields.has("from") && !fields.has("until") && !fields.has("known");
        }
        return List.copyOf(caps);
    }

    private Optional<Sanction.Cap> cap(
            Fields fields, Optional<Sanction.Turnover> turnover, boolean hasTurnover, int index) {
        fields.require("source");
        Optional<String> id = fields.text("id");
        List<Sanction.Test> whose = new ArrayList<>();
        fields.entries("for").forEach((attribute, node) -> whose.add(new Sanction.Test(attribute, codes(node))));
        Optional<Text> whereStated = values.text(fields, "whereStated");
        if (whereStated.isPresent() && whose.isEmpty()) {
            fields.problem("whereStated", "`whereStated` says how `for` is read, and there is no `for`");
        }
        Optional<String> amount = parameter(fields, "amount");
        Optional<String> share = parameter(fields, "share");
        Optional<Sanction.Take> take = values.code(fields, "take", Sanction.Take.class);
        if (amount.isEmpty() && share.isEmpty()) {
            values.problems().add(
                    fields.mapping(), "a cap is an `amount`, a `share` of the turnover, or both; name their parameters");
        } else if (amount.isPresent() && share.isPresent() && !fields.has("take")) {
            values.problems().add(
                    fields.mapping(), "a cap with an `amount` and a `share` says which of them counts: `take: higher` or `take: lower`");
        } else if ((amount.isEmpty() || share.isEmpty()) && take.isPresent()) {
            fields.problem("take", "`take` chooses between an `amount` and a `share`, and only one of them is given");
        }
        if (share.isPresent() && !hasTurnover) {
            fields.problem("share", "a share of what? Say `turnover: {attribute, en, fr}` in the pack");
        }
        Sanction.Cap cap = new Sanction.Cap(
                id.orElse(Integer.toString(index)),
                List.copyOf(whose),
                whereStated,
                values.text(fields, "label"),
                values.text(fields, "by"),
                values.date(fields, "from"),
                values.date(fields, "until"),
                values.date(fields, "known"),
                amount,
                share,
                take,
                share.flatMap(none -> turnover),
                values.phrases().place(fields.text("source").orElse("")),
                fields.mapping().at());
        fields.close();
        return amount.isPresent() || share.isPresent() ? Optional.of(cap) : Optional.empty();
    }

    /** The id of a parameter, which may be named without the pack. */
    private Optional<String> parameter(Fields fields, String key) {
        return fields.text(key).map(id -> id.contains("/") ? id : pack + '/' + id);
    }

    private List<String> codes(Node node) {
        List<String> codes = new ArrayList<>();
        for (Node item : node instanceof Node.Sequence sequence ? sequence.items() : List.of(node)) {
            if (item instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
                if (codes.contains(scalar.text())) {
                    values.problems().add(item, Names.quote(scalar.text()) + " stands twice in the list");
                }
                codes.add(scalar.text());
            } else {
                values.problems().add(item, "expected a code or a list of codes, found " + item.described());
            }
        }
        return List.copyOf(codes);
    }
}
