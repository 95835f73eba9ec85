package dev.afterrun.storage.download.http;

import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Sites;

/** What a browser does with a file that somebody opens: others read it alike in either manner. */
enum Manner {
    /**
     * It is shown, as what browsers call an opaque origin: its scripts run, read what anybody may read, and have no storage,
     * no cookies and no way into any other page. Never {@code allow-same-origin}: that would give it our content's origin,
     * and every other file's. Searching in documentation is a form; its words go to where the file came from and nowhere
     * else.
     */
    SHOWN("sandbox allow-scripts allow-forms allow-downloads; form-action 'self'") {
        @Override
        String disposition(String fileName) {
            return Attachment.inline(fileName);
        }
    },

    /** It is saved. Were it shown all the same, nothing of it would run. */
    SAVED("sandbox") {
        @Override
        String disposition(String fileName) {
            return Attachment.called(fileName);
        }
    };

    private final String policy;

    Manner(String policy) {
        this.policy = policy;
    }

    /** The field {@code Content-Disposition}. */
    abstract String disposition(String fileName);

    /** The field {@code Content-Security-Policy}. */
    String policy() {
        return policy;
    }

    /** By the address and the type alone: one address has one answer, for every browser, client and cache. */
    static Manner of(Address.OfFile address) {
        return switch (address) {
            case Address.InRef inRef -> Sites.areMadeOf(inRef.path()) ? SHOWN : SAVED;
            case Address.InFolder _ -> SHOWN;
            case Address.Download _, Address.InJob _, Address.OfContent _ -> SAVED;
        };
    }
}
