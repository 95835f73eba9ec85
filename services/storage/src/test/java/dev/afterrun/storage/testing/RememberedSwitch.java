package dev.afterrun.storage.testing;

import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.settings.SwitchEnd;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.contracts.upload.Allowance;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.switching.Switched;
import dev.afterrun.storage.switching.UploadSwitch;
import java.time.Instant;
import java.util.Optional;

/** A switch that is as it was asked to be. */
public class RememberedSwitch implements UploadSwitch {
    private static final Instant UNTIL = Instant.parse("2026-11-23T09:00:00Z");

    @Override
    public Switched switchOn(Repository repository, int number, Allowance allowance, Actor by) {
        return new Switched.Done(new UploadsTold(
                UploadMode.ON_REQUEST,
                true,
                Optional.of(UNTIL),
                allowance.runs(),
                Optional.of(by),
                Optional.of(UNTIL),
                Optional.empty(),
                Optional.empty()));
    }

    @Override
    public Switched switchOff(Repository repository, int number, Actor by) {
        return new Switched.Done(new UploadsTold(
                UploadMode.ON_REQUEST,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(by),
                Optional.of(UNTIL),
                Optional.of(SwitchEnd.SWITCHED_OFF),
                Optional.of(UNTIL)));
    }
}
