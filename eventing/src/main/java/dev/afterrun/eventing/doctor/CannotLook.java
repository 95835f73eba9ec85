package dev.afterrun.eventing.doctor;

import java.io.IOException;

/** What is to be looked at may be well: nobody lets us see. */
public final class CannotLook extends IOException {
    private final String mend;

    /** {@code why} it cannot be seen, and {@code mend}: what would let it be. */
    public CannotLook(String why, String mend) {
        super(why);
        this.mend = mend;
    }

    String mend() {
        return mend;
    }
}
