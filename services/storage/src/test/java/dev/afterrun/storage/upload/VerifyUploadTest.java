package dev.afterrun.storage.upload;

import dev.afterrun.storage.testing.DoubtedS3Resource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(DoubtedS3Resource.Profile.class)
class VerifyUploadTest extends SentToBeRead {}
