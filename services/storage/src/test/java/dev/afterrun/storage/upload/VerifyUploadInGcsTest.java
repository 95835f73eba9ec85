package dev.afterrun.storage.upload;

import dev.afterrun.storage.testing.GcsResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;

@Tag("stores")
@QuarkusTest
@TestProfile(GcsResource.Profile.class)
class VerifyUploadInGcsTest extends SentToBeRead {}
