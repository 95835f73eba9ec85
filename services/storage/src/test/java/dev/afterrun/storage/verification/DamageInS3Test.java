package dev.afterrun.storage.verification;

import dev.afterrun.storage.testing.S3Resource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(S3Resource.Profile.class)
class DamageInS3Test extends DamageContract {}
