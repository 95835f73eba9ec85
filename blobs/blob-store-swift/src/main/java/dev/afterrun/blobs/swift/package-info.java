/** Objects in a container of OpenStack Swift, spoken to in plain HTTP: there is no client that is kept up. */
@NullMarked
package dev.afterrun.blobs.swift;

import org.jspecify.annotations.NullMarked;
