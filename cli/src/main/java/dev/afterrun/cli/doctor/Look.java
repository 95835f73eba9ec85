package dev.afterrun.cli.doctor;

import dev.afterrun.cli.server.Server;
import java.io.IOException;
import java.util.List;

/** Looks at one thing of an installation whose parts are known. */
interface Look {
    /** What is looked at. */
    String name();

    /** What there is to say; a failure or an {@link IOException} becomes something that is wrong. */
    List<Seen> at(Server server) throws IOException;
}
