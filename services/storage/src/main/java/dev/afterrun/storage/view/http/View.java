package dev.afterrun.storage.view.http;

import dev.afterrun.storage.download.Address;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Shows the files of a ref as something else: an index, an archive, a listing. */
public interface View {
    /**
     * What stands behind the ref in addresses: {@code simple}, which {@link dev.afterrun.contracts.ViewNames} has to know, or
     * {@code -/wheels}.
     */
    Set<String> names();

    /**
     * Answers with what {@code address} asks of this view. On a thread that may block; a fault that is thrown becomes the answer.
     *
     * @param address its ref means one thing: a commit is given in full
     */
    void answer(RoutingContext context, Address.InView address);

    /**
     * From where it is answered. What users made, and what programs read, is never shown on the application's own origin; what browsers
     * only ever save may come from there, so that who has signed in gets it.
     */
    default Origin origin(RoutingContext context) {
        return Origin.CONTENT;
    }

    /**
     * Whether what reads {@code address} sends its token once it was refused, and not before: nobody is asked for one there, of whatever
     * not everybody may read, and of whatever never was.
     */
    default boolean isAskedForToken(Address.InView address) {
        return false;
    }

    /** An origin of ours, or whichever is asked. */
    enum Origin {
        CONTENT,
        WEB,
        EITHER
    }
}
