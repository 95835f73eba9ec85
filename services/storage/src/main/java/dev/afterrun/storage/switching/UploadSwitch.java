package dev.afterrun.storage.switching;

import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.upload.Allowance;
import dev.afterrun.storage.catalog.Repository;
import java.io.IOException;

/**
 * Switches the uploads of a pull request on and off, for somebody who was seen to have write access. The forge is asked how the
 * pull request is: no transaction may be open. {@link IOException} means try again.
 */
public interface UploadSwitch {
    /** On from now; asked for again, what is asked last counts. */
    Switched switchOn(Repository repository, int number, Allowance allowance, Actor by) throws IOException;

    /** Off from now. */
    Switched switchOff(Repository repository, int number, Actor by) throws IOException;
}
