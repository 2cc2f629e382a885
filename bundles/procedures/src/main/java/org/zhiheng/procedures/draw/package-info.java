/** Drawings of procedures and runs. */
package org.zhiheng.procedures.draw;
