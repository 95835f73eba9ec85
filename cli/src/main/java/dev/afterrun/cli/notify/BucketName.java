package dev.afterrun.cli.notify;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a repository's bucket is called where nobody says. */
final class BucketName {
    /** The rest of the 63 characters that S3 allows is ours. */
    private static final int READABLE = 36;

    private static final int DIGITS = 16;

    private BucketName() {}

    /** Within an account, where names are its own. */
    static String of(RepositoryName repository) {
        return readable(repository) + "-" + digits(repository.toString());
    }

    /** Among all buckets there are: nobody who does not know the access key can take the name before us. */
    static String among(RepositoryName repository, URI endpoint, String accessKey) {
        return readable(repository) + "-" + digits(repository + "\n" + endpoint.getHost() + "\n" + accessKey);
    }

    private static String readable(RepositoryName repository) {
        var plain = repository
                .toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return "afterrun-"
                + plain.substring(0, Math.min(READABLE, plain.length())).replaceAll("-$", "");
    }

    private static String digits(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
    }
}
