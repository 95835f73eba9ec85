package dev.afterrun.blobs.s3;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket's rules for what was abandoned. */
record LifecycleRules(S3Client client, String bucket) {
    private static final String OURS = "afterrun ";
    private static final String NONE_YET = "NoSuchLifecycleConfiguration";
    private static final int NOT_IMPLEMENTED = 501;

    /** Longer than a session lives. */
    private static final int DAYS = 2;

    /** Sets ours beside those of others; false where the store knows no rules. */
    boolean set(String staging, String objects) {
        try {
            var rules = new ArrayList<>(others(staging, objects));
            rules.add(abandoned(staging).expiration(after -> after.days(DAYS)).build());
            rules.add(abandoned(objects).build());
            client.putBucketLifecycleConfiguration(
                    put -> put.bucket(bucket).lifecycleConfiguration(all -> all.rules(rules)));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_IMPLEMENTED) {
                return false;
            }
            throw e;
        }
    }

    private List<LifecycleRule> others(String staging, String objects) {
        try {
            return client.getBucketLifecycleConfiguration(get -> get.bucket(bucket)).rules().stream()
                    .filter(rule -> !List.of(OURS + staging, OURS + objects).contains(rule.id()))
                    .toList();
        } catch (S3Exception e) {
            if (NONE_YET.equals(e.awsErrorDetails().errorCode())) {
                return List.of();
            }
            throw e;
        }
    }

    private static LifecycleRule.Builder abandoned(String prefix) {
        return LifecycleRule.builder()
                .id(OURS + prefix)
                .status(ExpirationStatus.ENABLED)
                .filter(where -> where.prefix(prefix))
                .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(DAYS));
    }
}
