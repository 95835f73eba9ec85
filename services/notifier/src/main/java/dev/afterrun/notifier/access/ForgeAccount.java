package dev.afterrun.notifier.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What we may still ask of an account of the forge, as a row that all replicas share. */
@Entity
@Table(name = "forge_account")
class ForgeAccount {
    @Id
    String account;

    @Column(name = "rest_until")
    @Nullable
    Instant restUntil;

    @Column(name = "minute_spent_until")
    @Nullable
    Instant minuteSpentUntil;

    @Column(name = "hour_spent_until")
    @Nullable
    Instant hourSpentUntil;

    @SuppressWarnings("NullAway.Init")
    ForgeAccount() {}

    /** How long the forge wants to be left alone. */
    Duration rest(Instant now) {
        return restUntil != null && restUntil.isAfter(now) ? Duration.between(now, restUntil) : Duration.ZERO;
    }

    /** How long until there is a write to spend. */
    Duration wait(Instant now, Pace minute, Pace hour) {
        return longer(minute.wait(minuteSpentUntil, now), hour.wait(hourSpentUntil, now));
    }

    void spend(Instant now, Pace minute, Pace hour) {
        minuteSpentUntil = minute.spent(minuteSpentUntil, now);
        hourSpentUntil = hour.spent(hourSpentUntil, now);
    }

    void giveBack(Pace minute, Pace hour) {
        minuteSpentUntil = minute.givenBack(minuteSpentUntil);
        hourSpentUntil = hour.givenBack(hourSpentUntil);
    }

    void restUntil(Instant end) {
        if (restUntil == null || restUntil.isBefore(end)) {
            restUntil = end;
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
