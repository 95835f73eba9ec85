package dev.afterrun.eventing.doctor;

import dev.afterrun.contracts.doctor.Finding;
import java.io.IOException;
import java.util.List;

/** Looks at one thing that an installation lives on, and leaves nothing behind. */
public interface Check {

    /** What is looked at, in a word or two; its findings go by it. */
    String name();

    /**
     * What there is to say: at least one finding. May take its time, and is interrupted when it takes too much. Whatever it throws
     * becomes a finding of something that is wrong; {@link CannotLook} becomes one of what was not checked.
     */
    List<Finding> look() throws IOException, InterruptedException;
}
