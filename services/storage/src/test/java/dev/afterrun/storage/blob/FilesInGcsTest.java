package dev.afterrun.storage.blob;

import dev.afterrun.storage.testing.GcsResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;

@Tag("stores")
@QuarkusTest
@TestProfile(GcsResource.Profile.class)
class FilesInGcsTest extends FilesInABucket {}
