package edict.rulebook;

import edict.document.Place;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instrument and everything said about it.
 *
 * @param id the name of its folder
 * @param act as citations name it
 * @param url where it can be read, in the wording of the day unless {@code texts} say otherwise
 * @param force of its provisions, unless they say otherwise
 * @param knownUntil last day up to which its authors know the law
 * @param languageVersion which version was read, such as the date of a consolidation
 * @param gate what all its provisions presuppose
 * @param texts law versions that the provisions' wordings may name
 * @param holidays parameter with the public holidays that periods count
 * @param sanctions by the code that provisions name
 * @param encoded slugs of its provisions
 * @param notEncoded what it knowingly leaves out
 * @param claims the provision under which what documents claim is judged
 * @param places of what is written under its keys, as in {@code slugs.encoded}, and of each slug, as in {@code slugs.encoded.art-1}
 */
public record Pack(
        String id,
        Text title,
        Optional<String> act,
        Optional<Text> url,
        Provision.Force force,
        Optional<LocalDate> knownUntil,
        Optional<String> languageVersion,
        Optional<Gate> gate,
        Timeline<Version> texts,
        Optional<String> holidays,
        Map<String, Sanction> sanctions,
        List<String> encoded,
        List<Omission> notEncoded,
        List<Duties> duties,
        Optional<String> claims,
        Place at,
        Map<String, Place> places) {

    /** Where something is written; else where the pack is. @param key as in {@link #places} */
    Place at(String key) {
        return places.getOrDefault(key, at);
    }

    /** @param type derived, with {@code of} */
    public record Gate(String type, Place at) {}

    /** The whole instrument as it was worded for some time. @param url where that text can be read */
    public record Version(String id, Optional<Text> url) {}

    /**
     * A sentence of the law that is no provision of the pack.
     *
     * @param title what it is about, in words; empty where the slug says it
     * @param because why not; empty for what is still to come
     * @param of ids of the provisions whose condition it is a part of
     * @param pack the pack that holds it instead
     */
    public record Omission(String slug, Optional<Text> title, Optional<Text> because, List<String> of, Optional<String> pack) {}

    /**
     * A family of duties with one trigger.
     *
     * @param when derived type with {@code of}
     * @param who role codes
     * @param provisions ids
     */
    public record Duties(String when, List<String> who, List<String> provisions, Place at) {}
}
