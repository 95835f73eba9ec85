package dev.afterrun.storage.index;

import dev.afterrun.storage.index.PackageKind.Said;

/** A package that a ref has, and what it says of itself. */
public record IndexedPackage(PackageFile file, Said said) {}
