package dev.afterrun.storage.blob;

import dev.afterrun.storage.testing.S3Resource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(S3Resource.Profile.class)
class FilesInS3Test extends FilesInABucket {}
