// Stands where a bundled package would load a part that Bitewing never uses.
module.exports = () => {
  throw new Error('This part is not in the package.');
};
