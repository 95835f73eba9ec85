package dev.afterrun.cli.notify.store.s3;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Which bucket, and who asks.
 *
 * @param endpoint without a path, as in {@code https://s3.eu-central-1.amazonaws.com}
 * @param days after which what is put there is to be deleted
 */
public record S3Settings(URI endpoint, String accessKey, String secretKey, String bucket, int days) {
    private static final Pattern REGION = Pattern.compile("(?:^|[.-])([a-z]{2}(?:-[a-z]+)+-\\d{1,2})\\.");
    private static final String DEFAULT_REGION = "us-east-1";

    /** The region that the endpoint's name has, else the one that every store without regions takes. */
    String region() {
        var found = REGION.matcher(String.valueOf(endpoint.getHost()));
        return found.find() ? found.group(1) : DEFAULT_REGION;
    }

    /** Whether a new bucket is told its region: the first of all regions does not take its own name. */
    boolean namesRegion() {
        return !region().equals(DEFAULT_REGION);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return bucket + " at " + endpoint;
    }
}
