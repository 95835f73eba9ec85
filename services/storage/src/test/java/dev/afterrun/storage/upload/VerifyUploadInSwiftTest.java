package dev.afterrun.storage.upload;

import dev.afterrun.storage.testing.SwiftResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;

@Tag("stores")
@QuarkusTest
@TestProfile(SwiftResource.Profile.class)
class VerifyUploadInSwiftTest extends SentToBeRead {}
