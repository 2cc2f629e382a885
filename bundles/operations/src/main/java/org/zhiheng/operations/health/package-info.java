/** Health of the machine the platform runs on. */
package org.zhiheng.operations.health;
