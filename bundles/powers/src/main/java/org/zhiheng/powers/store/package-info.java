/** Finds what the checks and services need in the registers, many at once. */
package org.zhiheng.powers.store;
