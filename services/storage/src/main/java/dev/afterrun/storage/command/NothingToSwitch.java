package dev.afterrun.storage.command;

import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.upload.Allowance;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.switching.Switched;
import dev.afterrun.storage.switching.UploadSwitch;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/** Where uploads have no switch: all files are taken. */
@DefaultBean
@ApplicationScoped
class NothingToSwitch implements UploadSwitch {
    private static final Switched ALWAYS_ON =
            new Switched.Refused("All files of every run are taken here; there is nothing to switch.");

    @Override
    public Switched switchOn(Repository repository, int number, Allowance allowance, Actor by) {
        return ALWAYS_ON;
    }

    @Override
    public Switched switchOff(Repository repository, int number, Actor by) {
        return ALWAYS_ON;
    }
}
