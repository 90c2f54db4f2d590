package edict.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;

/**
 * Says what time it is at a place. Its zone is how far the place is from UTC at the moment: the rules of all zones, of which nothing
 * else is asked here, take a fortieth of a short command to find.
 */
final class LocalClock extends Clock {

    private final InstantSource source;
    private final TimeZone place;

    LocalClock(InstantSource source, TimeZone place) {
        this.source = source;
        this.place = place;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.ofTotalSeconds(place.getOffset(source.millis()) / 1000);
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return source.withZone(zone);
    }

    @Override
    public Instant instant() {
        return source.instant();
    }
}
