package dev.afterrun.blobs.gcs;

import com.google.cloud.storage.BucketInfo.LifecycleRule;
import com.google.cloud.storage.BucketInfo.LifecycleRule.LifecycleAction;
import com.google.cloud.storage.BucketInfo.LifecycleRule.LifecycleCondition;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BucketField;
import com.google.cloud.storage.Storage.BucketGetOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bucket's rule for what was abandoned. Sessions that were not finished end by themselves, a week after they began. */
record LifecycleRules(Storage storage, String bucket) {
    /** Longer than a session of ours lives. */
    private static final int DAYS = 2;

    /** Sets ours beside those of others. */
    boolean set(String staging) {
        var known = storage.get(bucket, BucketGetOption.fields(BucketField.LIFECYCLE));
        var ours = new LifecycleRule(
                LifecycleAction.newDeleteAction(),
                LifecycleCondition.newBuilder()
                        .setAge(DAYS)
                        .setMatchesPrefix(List.of(staging))
                        .build());
        var rules = new ArrayList<LifecycleRule>(
                Optional.ofNullable(known.getLifecycleRules()).orElse(List.of()));
        if (!rules.contains(ours)) {
            rules.add(ours);
            storage.update(known.toBuilder().setLifecycleRules(rules).build());
        }
        return true;
    }
}
