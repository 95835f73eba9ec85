package dev.afterrun.storage.upload;

import dev.afterrun.storage.testing.SwiftResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SwiftResource.Profile.class)
class VerifyUploadInSwiftTest extends SentToBeRead {}
