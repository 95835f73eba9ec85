/** A container of OpenStack Swift. */
@NullMarked
package dev.afterrun.cli.notify.store.swift;

import org.jspecify.annotations.NullMarked;
