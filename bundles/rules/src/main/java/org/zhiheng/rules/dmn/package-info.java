/** Decision tables: DMN 1.3 with S-FEEL cells, compiled once into an index of bit sets. Internal. */
package org.zhiheng.rules.dmn;
