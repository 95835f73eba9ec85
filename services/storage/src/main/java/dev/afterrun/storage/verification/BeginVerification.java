package dev.afterrun.storage.verification;

import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Begins a pass when its time has come; whichever replica comes first. */
@ApplicationScoped
class BeginVerification implements Worker {
    static final String KIND = "begin-verification";
    static final String KEY = "next";

    private final Verifications verifications;
    private final DueWork dueWork;
    private final VerificationSettings settings;

    BeginVerification(Verifications verifications, DueWork dueWork, VerificationSettings settings) {
        this.verifications = verifications;
        this.dueWork = dueWork;
        this.settings = settings;
    }

    /** The first is due an interval after the first start; a shorter interval takes effect at once. */
    void start(@Observes StartupEvent event) {
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(KIND, KEY, settings.interval()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Outcome work(String key) {
        verifications.begin();
        return new Outcome.Again(settings.interval(), "the next pass begins then");
    }
}
