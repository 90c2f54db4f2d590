package edict.decision;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Place;
import edict.rulebook.Effect;
import edict.rulebook.Profile;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedProfilesTest {

    private static final Rulebook SHIPPED = Rulebook.shipped();

    private static Effect effect(
            Profile profile, Provision.Kind kind, Provision.Force force, Status status, Timing timing, Effect most) {
        return profile.decision().stream()
                .filter(row -> row.matches(kind, force, status, timing, most))
                .findFirst()
                .orElseThrow()
                .effect();
    }

    @Test
    void there_is_a_default_and_a_strict_one() {
        assertThat(SHIPPED.profiles().keySet()).contains("default", "strict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ai-act", "dma", "dsa"})
    void the_profile_of_one_pack_asks_by_no_other_and_decides_like_the_default_one(String pack) {
        Profile usual = SHIPPED.profile("default").orElseThrow();
        Profile alone = SHIPPED.profile(pack).orElseThrow();

        assertThat(alone.packs()).containsExactlyInAnyOrder("core", pack);
        assertThat(alone.tolerates())
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Place.class)
                .isEqualTo(usual.tolerates());
        assertThat(alone.decision())
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Place.class)
                .isEqualTo(usual.decision());
    }

    @Test
    void the_strict_profile_is_nowhere_kinder_than_the_default_one() {
        Profile usual = SHIPPED.profile("default").orElseThrow();
        Profile strict = SHIPPED.profile("strict").orElseThrow();
        int compared = 0;
        for (Provision.Kind kind : Provision.Kind.values()) {
            for (Provision.Force force : Provision.Force.values()) {
                for (Status status : Status.values()) {
                    for (Timing timing : Timing.values()) {
                        for (Effect most : Effect.values()) {
                            assertThat(effect(strict, kind, force, status, timing, most))
                                    .as("%s %s %s %s %s", kind, force, status, timing, most)
                                    .isGreaterThanOrEqualTo(effect(usual, kind, force, status, timing, most));
                            compared++;
                        }
                    }
                }
            }
        }
        assertThat(compared).isEqualTo(5760);
    }
}
