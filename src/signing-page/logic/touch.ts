interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Points by which the touch area of a field may grow on each side; a neighbour gets half of the gap. */
export interface Growth {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const most = 44;

/** Measures how far a touch area may reach before it takes what belongs to a neighbour on the same page. */
export function touchGrowth(box: Box, neighbours: readonly Box[]): Growth {
  const growth = { top: most, right: most, bottom: most, left: most };
  for (const other of neighbours) {
    const besides = other.y < box.y + box.h + most && other.y + other.h > box.y - most;
    const above = other.x < box.x + box.w && other.x + other.w > box.x;
    if (above && other.y >= box.y + box.h) growth.bottom = Math.min(growth.bottom, (other.y - box.y - box.h) / 2);
    else if (above && other.y + other.h <= box.y) growth.top = Math.min(growth.top, (box.y - other.y - other.h) / 2);
    else if (besides && other.x >= box.x + box.w) growth.right = Math.min(growth.right, (other.x - box.x - box.w) / 2);
    else if (besides && other.x + other.w <= box.x)
      growth.left = Math.min(growth.left, (box.x - other.x - other.w) / 2);
  }
  return growth;
}
