package edict.findings;

import edict.rulebook.Sanction;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A cap in words: how much, by which rule, and what it hangs on. */
final class CeilingText {

    /** @param from first day on which it may be imposed, where that is to come */
    record Told(
            String currency,
            BigDecimal atLeast,
            Optional<BigDecimal> atMost,
            Optional<LocalDate> from,
            List<String> hangsOn) {}

    /**
     * A rule that may be the one that counts.
     *
     * @param share in per cent
     * @param turnover where it is known
     */
    record Rule(
            Sanction.Cap cap, Optional<BigDecimal> amount, Optional<BigDecimal> share, Optional<BigDecimal> turnover) {}

    private final Told told;
    private final boolean french;

    private CeilingText(Told told, boolean french) {
        this.told = told;
        this.french = french;
    }

    static Text of(Told told, List<Rule> rules) {
        return new Text(new CeilingText(told, false).says(rules), new CeilingText(told, true).says(rules));
    }

    private String says(List<Rule> rules) {
        String from = told.from().map(day -> say("from ", "à partir du ") + day + say(": ", " : ")).orElse("");
        String hangsOn = told.hangsOn().isEmpty()
                ? ""
                : say("; the amount hangs on what is not stated: ", " ; le montant dépend de ce qui n'est pas indiqué : ") + String.join(", ", told.hangsOn());
        return from + cap() + " ("
                + rules.stream().map(this::rule).distinct().collect(Collectors.joining(say("; or ", " ; ou "))) + ")"
                + hangsOn;
    }

    private String cap() {
        BigDecimal least = told.atLeast();
        Optional<String> most = told.atMost().map(this::money);
        if (told.atMost().filter(end -> end.compareTo(least) == 0).isPresent()) {
            return say("cap of ", "plafond de ") + money(least);
        }
        if (least.signum() == 0) {
            return most.map(end -> say("cap of at most ", "plafond d'au plus ") + end)
                    .orElse(say("cap not known", "plafond inconnu"));
        }
        return most.map(end -> say("cap between ", "plafond compris entre ") + money(least) + say(" and ", " et ") + end)
                .orElse(say("cap of at least ", "plafond d'au moins ") + money(least));
    }

    private String rule(Rule rule) {
        Sanction.Cap cap = rule.cap();
        List<String> parts = new ArrayList<>();
        rule.amount().ifPresent(amount -> parts.add(money(amount)));
        rule.share().ifPresent(share -> parts.add(number(share) + " %"
                + cap.turnover().map(turnover -> " " + of(turnover.text())).orElse("")
                + rule.turnover().map(stated -> " (" + money(stated) + ")").orElse("")));
        String take = cap.take()
                .map(which -> which == Sanction.Take.HIGHER
                        ? say(", whichever is higher", ", le montant le plus élevé étant retenu")
                        : say(", whichever is lower", ", le montant le plus faible étant retenu"))
                .orElse("");
        return cap.label().map(label -> of(label) + say(": ", " : ")).orElse("")
                + String.join(say(" or ", " ou "), parts) + take
                + cap.by().map(by -> say(", imposed by ", ", infligé par ") + of(by)).orElse("")
                + ", " + of(cap.source());
    }

    private String money(BigDecimal amount) {
        return french ? number(amount) + " " + told.currency() : told.currency() + " " + number(amount);
    }

    /** {@code 35 000 000}, and in French {@code 1 234,5}. */
    private String number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        String text = plain.setScale(Math.max(plain.scale(), 0), RoundingMode.UNNECESSARY).toPlainString();
        int dot = text.indexOf('.');
        String grouped = (dot < 0 ? text : text.substring(0, dot)).replaceAll("(?<=\\d)(?=(\\d{3})+$)", " ");
        return dot < 0 ? grouped : grouped + say(".", ",") + text.substring(dot + 1);
    }

    private String of(Text text) {
        return french ? text.fr() : text.en();
    }

    private String say(String en, String fr) {
        return french ? fr : en;
    }
}
